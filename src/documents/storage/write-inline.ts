import { mentionName, mentionRef } from '../collect-mentions.ts';
import { DocumentError } from '../document-error.ts';
import { sharedMarks } from '../inline-content.ts';
import { isoDate } from '../plain-text.ts';
import { parseReference } from '../reference.ts';
import type { Caption, Inline, Mark, Media, MediaInline, Mention, OpaqueInline } from '../tree.ts';
import { attributeList, escapeText } from './escape.ts';
import { writeResource } from './references.ts';
import { writeMacro } from './write-macro.ts';
import { isBareIssue, markTags } from './write-marks.ts';

/** A run of inline content as XML: tags stay open over neighbours with the same marks. */
export function writeInlines(content: readonly Inline[]): string {
  const parts: string[] = [];
  let open: readonly Mark[] = [];
  for (const node of content) {
    const marks = isBareIssue(node)
      ? (node.marks ?? []).filter((mark) => mark.type !== 'link')
      : (node.marks ?? []);
    const shared = sharedMarks(open, marks);
    for (const mark of open.slice(shared).toReversed()) parts.push(markTags(mark).close);
    for (const mark of marks.slice(shared)) parts.push(markTags(mark).open);
    open = marks;
    parts.push(writeInline(node));
  }
  for (const mark of open.toReversed()) parts.push(markTags(mark).close);
  return parts.join('');
}

function writeInline(node: Inline): string {
  switch (node.type) {
    case 'text':
      return isBareIssue(node)
        ? issueMacro(node.text, node.marks ?? [])
        : protectSpaces(escapeText(node.text));
    case 'hardBreak':
      return `<br${attributeList(node.xml?.attributes ?? {})}/>`;
    case 'mention':
      return mention(node);
    case 'status':
      return writeMacro({ name: 'status', parameters: statusParameters(node.attrs), xml: node.xml });
    case 'date':
      return `<time${attributeList({ datetime: isoDate(node.attrs.timestamp), ...node.xml?.attributes })}/>`;
    case 'emoji':
      return emoji(node);
    case 'inlineCard':
      return card(node.attrs.url, 'inline', node.xml?.attributes);
    case 'mediaInline':
      return writeImage(node);
    default:
      return opaque(node);
  }
}

// Storage collapses white space as HTML does: spaces that have to stay are no-break spaces or character references.
function protectSpaces(xml: string): string {
  return xml.replace(/[\t\n]/g, (space) => (space === '\n' ? '&#10;' : '&#9;'));
}

function issueMacro(key: string, marks: readonly Mark[]): string {
  const xml = marks.find((mark) => mark.type === 'link')?.xml;
  return writeMacro({ name: 'jira', parameters: { key }, xml });
}

function mention(node: Mention): string {
  const ref = mentionRef(node);
  if (!ref) return escapeText(`@${mentionName(node) ?? ''}`);
  const attribute = { accountid: 'ri:account-id', userkey: 'ri:userkey', username: 'ri:username' }[ref.kind];
  return `<ac:link><ri:user${attributeList({ [attribute]: ref.id, ...node.xml?.attributes })}/></ac:link>`;
}

const statusColors = new Map([
  ['neutral', 'Grey'],
  ['red', 'Red'],
  ['yellow', 'Yellow'],
  ['green', 'Green'],
  ['blue', 'Blue'],
  ['purple', 'Purple'],
]);

function statusParameters({ text, color }: { text: string; color: string }): Record<string, string> {
  return { colour: statusColors.get(color) ?? 'Grey', title: text };
}

// The names that Confluence has always had; any other emoji is written as it writes them, with a star as the fallback.
const classic = new Set([
  ...[
    'smile',
    'sad',
    'cheeky',
    'laugh',
    'wink',
    'thumbs-up',
    'thumbs-down',
    'information',
    'tick',
    'cross',
    'warning',
  ],
  ...[
    'plus',
    'minus',
    'question',
    'light-on',
    'light-off',
    'yellow-star',
    'red-star',
    'green-star',
    'blue-star',
  ],
  ...['heart', 'broken-heart'],
]);

function emoji(node: Extract<Inline, { type: 'emoji' }>): string {
  const { shortName, id, text } = node.attrs;
  const name = shortName.replace(/^:|:$/g, '');
  if (classic.has(name) && id === undefined && !node.xml?.attributes?.['ac:name']) {
    return `<ac:emoticon${attributeList({ 'ac:name': name, ...node.xml?.attributes })}/>`;
  }
  const attributes = {
    'ac:emoji-shortname': shortName,
    'ac:emoji-id': id,
    'ac:emoji-fallback': text ?? shortName,
  };
  return `<ac:emoticon${attributeList({ 'ac:name': 'blue-star', ...attributes, ...node.xml?.attributes })}/>`;
}

/** A link that is shown as a card. */
export function card(url: string, appearance: string, extra: Record<string, string> = {}): string {
  const attributes = { href: url, 'data-card-appearance': appearance, ...extra };
  return `<a${attributeList(attributes)}>${escapeText(url)}</a>`;
}

/** A picture from a URL or attachment; a file known by its media id alone cannot be said here and stays as its name. */
export function writeImage(node: Media | MediaInline, caption?: Caption): string {
  const { url, alt, id, width, height } = node.attrs;
  if (url === undefined) return escapeText(alt || id || '');
  const reference = parseReference(url);
  const extra = Object.entries(node.xml?.attributes ?? {});
  const onTarget = Object.fromEntries(extra.filter(([name]) => name.startsWith('ri:')));
  const target = reference && writeResource(reference, onTarget);
  const attributes = {
    ...Object.fromEntries(extra.filter(([name]) => name.startsWith('ac:'))),
    'ac:alt': alt,
    'ac:width': width === undefined ? undefined : String(width),
    'ac:height': height === undefined ? undefined : String(height),
  };
  const shown = target ?? `<ri:url${attributeList({ 'ri:value': url, ...onTarget })}/>`;
  const text = caption ? `<ac:caption><p>${writeInlines(caption.content)}</p></ac:caption>` : '';
  return `<ac:image${attributeList(attributes)}>${shown}${text}</ac:image>`;
}

function opaque(node: OpaqueInline): string {
  return node.format === 'storage' ? node.source : escapeText(foreignText(node));
}

/** The text of an opaque node of another format; throws DocumentError when it has none and would vanish. */
export function foreignText(node: { name: string; format: string; text?: string }): string {
  if (node.text) return node.text;
  throw new DocumentError(
    `"${node.name}" comes from a ${node.format} document and cannot be written as storage format.`,
  );
}
