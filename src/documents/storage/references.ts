import { formatReference, parseReference, type Reference } from '../reference.ts';
import { attributeList } from './escape.ts';
import { child, elements, type XmlElement } from './xml.ts';

/** The resource inside a link, image or parameter: `<ri:page …/>` and its kin. */
export function resource(node: XmlElement): XmlElement | undefined {
  return elements(node).find((element) => element.name.startsWith('ri:'));
}

/** Attributes of resources and links that a reference says. */
export const saidByReference = [
  ...['ri:content-title', 'ri:space-key', 'ri:posting-day', 'ri:content-id', 'ri:filename', 'ac:anchor'],
  'ri:value',
];

/** The href of a page, post, space or file; absent when it says nothing that a reference could say. */
export function readReference(node: XmlElement, anchor: string | undefined): string | undefined {
  const reference = referenceOf(node, anchor);
  return reference && checked(reference);
}

function referenceOf(node: XmlElement, anchor: string | undefined): Reference | undefined {
  const at = anchor === undefined ? {} : { anchor };
  const { 'ri:content-title': title, 'ri:content-id': id, 'ri:space-key': key } = node.attributes;
  const space = key ? { space: key } : {};
  switch (node.name) {
    case 'ri:page':
      return title ? { kind: 'page', title, ...space, ...at } : undefined;
    case 'ri:blog-post':
      return title
        ? { kind: 'blog', title, day: node.attributes['ri:posting-day'] ?? '', ...space, ...at }
        : undefined;
    case 'ri:content-entity':
      return id ? { kind: 'page', id, ...at } : undefined;
    default:
      return anchor === undefined ? withoutAnchor(node, key) : undefined;
  }
}

function withoutAnchor(node: XmlElement, key: string | undefined): Reference | undefined {
  if (node.name === 'ri:space') return key ? { kind: 'space', space: key } : undefined;
  return node.name === 'ri:attachment' ? attachment(node) : undefined;
}

function attachment(node: XmlElement): Reference | undefined {
  const file = node.attributes['ri:filename'];
  const [inner] = elements(node);
  if (!file) return undefined;
  if (!inner) return { kind: 'attachment', file };
  const page = inner.name === 'ri:page' ? inner.attributes['ri:content-title'] : undefined;
  const space = inner.attributes['ri:space-key'];
  return page ? { kind: 'attachment', file, page, ...(space ? { space } : {}) } : undefined;
}

// A name that a reference cannot say without a change is left to the opaque node.
function checked(reference: Reference): string | undefined {
  const href = formatReference(reference);
  const again = new Map(Object.entries(parseReference(href) ?? {}));
  const said = Object.entries(reference);
  const same = said.length === again.size && said.every(([name, value]) => again.get(name) === value);
  return same ? href : undefined;
}

/** The resource element for a reference; absent for an issue, which storage says with a macro. */
export function writeResource(ref: Reference, extra: Record<string, string> = {}): string | undefined {
  switch (ref.kind) {
    case 'page':
      return 'id' in ref
        ? `<ri:content-entity${attributeList({ 'ri:content-id': ref.id, ...extra })}/>`
        : `<ri:page${attributeList({ ...titled(ref.title, ref.space), ...extra })}/>`;
    case 'blog':
      return `<ri:blog-post${attributeList({ ...titled(ref.title, ref.space), 'ri:posting-day': ref.day, ...extra })}/>`;
    case 'space':
      return `<ri:space${attributeList({ 'ri:space-key': ref.space, ...extra })}/>`;
    case 'attachment':
      return writeAttachment(ref, extra);
    default:
      return undefined;
  }
}

function writeAttachment(
  ref: Extract<Reference, { kind: 'attachment' }>,
  extra: Record<string, string>,
): string {
  const open = `<ri:attachment${attributeList({ 'ri:filename': ref.file, ...extra })}`;
  if (ref.page === undefined) return `${open}/>`;
  return `${open}><ri:page${attributeList(titled(ref.page, ref.space))}/></ri:attachment>`;
}

function titled(title: string, space: string | undefined): Record<string, string | undefined> {
  return { 'ri:space-key': space, 'ri:content-title': title };
}

/** What a link without a text of its own shows. */
export function referenceLabel(href: string): string {
  const ref = parseReference(href);
  if (!ref) return href.startsWith('#') ? href.slice(1) : href;
  if (ref.kind === 'attachment') return ref.file;
  if (ref.kind === 'space') return ref.space;
  if (ref.kind === 'issue') return ref.key;
  return 'title' in ref ? ref.title : ref.id;
}

/** The body of a link element: its text as rich content or as plain text. */
export function linkBody(node: XmlElement): XmlElement | undefined {
  return child(node, 'ac:link-body') ?? child(node, 'ac:plain-text-link-body');
}
