import { parseReference } from '../reference.ts';
import type { Inline, Mark, XmlExtras } from '../tree.ts';
import { attributeList } from './escape.ts';
import { referenceLabel, writeResource } from './references.ts';
import { writeMacro } from './write-macro.ts';

/** The tags around marked content. */
export interface Tags {
  open: string;
  close: string;
}

/** The tags of a mark; a mark of another format is invisible and says nothing here. */
export function markTags(mark: Mark): Tags {
  switch (mark.type) {
    case 'opaqueMark':
      return mark.format === 'storage' ? { open: mark.open, close: mark.close } : { open: '', close: '' };
    case 'link':
      return linkTags(mark);
    case 'subsup':
      return tag(mark.attrs.type, mark.xml?.attributes);
    case 'textColor':
      return tag('span', { style: `color: ${mark.attrs.color};` });
    case 'backgroundColor':
      return tag('span', { style: `background-color: ${mark.attrs.color};` });
    case 'annotation':
      return tag('ac:inline-comment-marker', { 'ac:ref': mark.attrs.id, ...mark.xml?.attributes });
    default:
      return tag(plain[mark.type], mark.xml?.attributes);
  }
}

const plain = { strong: 'strong', em: 'em', strike: 'del', code: 'code', underline: 'u' } as const;

function tag(name: string, attributes: Record<string, string> = {}): Tags {
  return { open: `<${name}${attributeList(attributes)}>`, close: `</${name}>` };
}

function linkTags(mark: Extract<Mark, { type: 'link' }>): Tags {
  const { href, title } = mark.attrs;
  const extra = mark.xml?.attributes ?? {};
  const reference = parseReference(href);
  const target = reference ? writeResource(reference, prefixed(extra, 'ri:')) : undefined;
  const isAnchor =
    href.startsWith('#') && href.length > 1 && Object.keys(extra).every((name) => name.startsWith('ac:'));
  if (reference?.kind === 'issue') return issueTags(reference.key, mark.xml);
  if (target === undefined && !isAnchor)
    return tag('a', { href, ...(title === undefined ? {} : { title }), ...extra });
  const anchor = reference ? anchorOf(reference) : href.slice(1);
  const attributes = { ...prefixed(extra, 'ac:'), ...(anchor === undefined ? {} : { 'ac:anchor': anchor }) };
  return {
    open: `<ac:link${attributeList(attributes)}>${target ?? ''}<ac:link-body>`,
    close: '</ac:link-body></ac:link>',
  };
}

function anchorOf(reference: object): string | undefined {
  return 'anchor' in reference && typeof reference.anchor === 'string' ? reference.anchor : undefined;
}

function prefixed(attributes: Record<string, string>, prefix: string): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => name.startsWith(prefix)));
}

// The macro shows key and summary itself; a text of its own stands before it.
function issueTags(key: string, xml: XmlExtras | undefined): Tags {
  const macro = writeMacro({ name: 'jira', parameters: { key }, xml });
  return { open: '', close: ` ${macro}` };
}

/** Whether a link to an issue shows nothing but the key, so that the macro says it all. */
export function isBareIssue(node: Inline): boolean {
  const href = node.marks?.find((mark) => mark.type === 'link')?.attrs.href ?? '';
  return node.type === 'text' && href.startsWith('issue:') && referenceLabel(href) === node.text;
}
