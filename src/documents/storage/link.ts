import { textNode } from '../inline-content.ts';
import type { Inline, Mark, UserKind } from '../tree.ts';
import { without } from './extras.ts';
import { linkBody, readReference, referenceLabel, resource, saidByReference } from './references.ts';
import type { Source } from './source.ts';
import { child, innerText, type XmlElement, type XmlNode } from './xml.ts';

type ReadInlines = (nodes: readonly XmlNode[], source: Source) => Inline[];

/** `ac:link`: a link to a page, post, space, file or anchor, or a mention; absent when it is something else. */
export function readLink(node: XmlElement, source: Source, readInlines: ReadInlines): Inline[] | undefined {
  const target = resource(node);
  const body = linkBody(node);
  if (target?.name === 'ri:user') return body ? undefined : readMention(target);
  const anchor = node.attributes['ac:anchor'];
  const href = target ? readReference(target, anchor) : anchor === undefined ? undefined : `#${anchor}`;
  if (href === undefined) return undefined;
  const attributes = without({ ...node.attributes, ...target?.attributes }, saidByReference);
  const mark: Mark = { type: 'link', attrs: { href }, ...(attributes ? { xml: { attributes } } : {}) };
  const content = body ? linkContent(body, source, readInlines) : [];
  const shown = content.length > 0 ? content : [textNode(referenceLabel(href))];
  return shown.map((inline) => ({ ...inline, marks: [mark, ...(inline.marks ?? [])] }));
}

function linkContent(body: XmlElement, source: Source, readInlines: ReadInlines): Inline[] {
  if (body.name === 'ac:link-body') return readInlines(body.children, source);
  const text = innerText(body).replace(/\s+/g, ' ').trim();
  return text ? [textNode(text)] : [];
}

const kinds: [string, UserKind][] = [
  ['ri:account-id', 'accountid'],
  ['ri:userkey', 'userkey'],
  ['ri:username', 'username'],
];

function readMention(target: XmlElement): Inline[] | undefined {
  for (const [attribute, kind] of kinds) {
    const id = target.attributes[attribute];
    if (!id) continue;
    const attributes = without(target.attributes, [attribute]);
    const xml = attributes ? { xml: { attributes } } : {};
    return [{ type: 'mention', ...(kind === 'accountid' ? {} : { kind }), attrs: { id }, ...xml }];
  }
  return undefined;
}

/** A link that Confluence shows as a card, when its text is only the address; other `a` elements are marks. */
export function readSmartLink(node: XmlElement): Inline[] | undefined {
  const { href, 'data-card-appearance': appearance } = node.attributes;
  if (!href || appearance === undefined || !onlyAddress(node, href)) return undefined;
  const attributes = without(node.attributes, ['href']);
  return [{ type: 'inlineCard', attrs: { url: href }, ...(attributes ? { xml: { attributes } } : {}) }];
}

function onlyAddress(node: XmlElement, href: string): boolean {
  const text = innerText(node).trim();
  return (text === '' || text === href) && child(node, 'ac:image') === undefined;
}
