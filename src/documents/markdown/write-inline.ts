import { mentionName, mentionRef, refKey } from '../collect-mentions.ts';
import { isoDate } from '../plain-text.ts';
import type { Inline, Mark, Media, MediaInline, Mention, OpaqueInline } from '../tree.ts';
import { bareUrlEnd } from './bare-url.ts';
import type { Context } from './context.ts';
import { delimit, lastOf } from './delimiters.ts';
import { escapeText, type Surroundings } from './escape.ts';
import { writeTarget } from './image.ts';
import { writeDestination } from './link-target.ts';
import { escapeLabel, isAccountId } from './notation.ts';
import { writeReferenceLink } from './reference-link.ts';
import { type Span, spansOf } from './spans.ts';

/** Where inline content is written. */
export interface Line {
  context: Context;
  inLink?: boolean;
  inCell?: boolean;
  /** On one line: a heading or a cell. */
  single?: boolean;
}

/** A run of inline content as Markdown. */
export function writeInline(content: readonly Inline[], line: Line): string {
  return writeSpans(spansOf(content), line, '');
}

/** A run that is a paragraph of its own, where a picture alone, or with a word of the notation behind it, would be a block. */
export function writeParagraph(content: readonly Inline[], line: Line): string {
  const [first] = content;
  if (first?.type !== 'mediaInline') return writeInline(content, line);
  const rest = content.slice(1);
  if (!readsAsBlock(rest)) return writeInline(content, line);
  return `${writeInline([first], line)}{inline}${writeInline(rest, line)}`;
}

function readsAsBlock([next]: readonly Inline[]): boolean {
  return next === undefined || (next.type === 'text' && /^\{(inline|group)\}/.test(next.text));
}

// `open` is what stands before the first span: nothing at the start of a line, the parent's delimiter inside a mark.
function writeSpans(spans: readonly Span[], line: Line, open: string): string {
  let written = '';
  let last = open;
  let before: Span | undefined;
  let next = 0;
  for (const span of spans) {
    next++;
    const after = spans[next];
    if (span.type === 'span') {
      last = writeSpan(span, line, {
        before: lastOf(last),
        after: firstOf(after, open) + (after?.type === 'text' && spans[next + 1] ? 'x' : ''),
        apart:
          before === undefined || (before.type === 'text' && !before.marks) || before.type === 'hardBreak',
      });
    } else if (span.type === 'text') last = writeText(span, line, { before, after, nested: open !== '' });
    else if (span.type === 'hardBreak') last = writeBreak(line, before, after);
    else last = writeWord(span, line);
    written += last;
    before = span;
  }
  return written;
}

function writeBreak(line: Line, before: Span | undefined, after: Span | undefined): string {
  const between = before && after && before.type !== 'hardBreak' && after.type !== 'hardBreak';
  return between && !line.single && !line.inCell ? '\\\n' : '<br>';
}

// What follows, as far as it matters: the class of its first character, and whether it would run on a web address.
function firstOf(span: Span | undefined, open: string): string {
  if (span === undefined) return open;
  if (span.type === 'text') return span.marks ? '`' : span.text;
  if (span.type === 'hardBreak') return '\\';
  if (span.type !== 'span') return ':x';
  return beginsWithBracket(span) ? '[' : `${tagOrPunctuation}x`;
}

interface Neighbours {
  before: Span | undefined;
  after: Span | undefined;
  /** Inside a mark, whose delimiters stand at the edges. */
  nested: boolean;
}

function writeText(node: Extract<Inline, { type: 'text' }>, line: Line, near: Neighbours): string {
  const bracket = near.after && beginsWithBracket(near.after);
  const edge = near.nested ? 'other' : 'edge';
  const around: Surroundings = {
    inLink: line.inLink === true,
    inCell: line.inCell === true,
    before: near.before === undefined ? edge : isWordNode(near.before) ? 'notation' : 'other',
    after: near.after === undefined ? edge : bracket ? 'bracket' : 'other',
  };
  if (node.marks?.some((mark) => mark.type === 'code')) {
    // In the text of a link this would look like the definition of one.
    const asTag = line.inLink && node.text.includes(']:');
    return asTag
      ? `<code>${escapeText(node.text, around)}</code>`
      : codeSpan(node.text, line.inCell === true);
  }
  return escapeText(node.text, around);
}

function beginsWithBracket(span: Span): boolean {
  return span.type === 'span' && (span.mark.type === 'link' || noteOf(span) !== undefined);
}

// A number in brackets, superscript: a reference to a footnote.
function noteOf(span: Extract<Span, { type: 'span' }>): string | undefined {
  const [only] = span.content;
  const sup = span.mark.type === 'subsup' && span.mark.attrs.type === 'sup' && span.content.length === 1;
  return sup && only?.type === 'text' && !only.marks ? /^\[(\d{1,4})\]$/.exec(only.text)?.[1] : undefined;
}

function isWordNode(span: Span): boolean {
  return span.type !== 'span' && span.type !== 'text' && span.type !== 'hardBreak';
}

function codeSpan(text: string, inCell: boolean): string {
  const runs = text.match(/`+/g) ?? [];
  const lengths = new Set(runs.map((run) => run.length));
  let length = 1;
  while (lengths.has(length)) length++;
  const fence = '`'.repeat(length);
  const line = text.replace(/\s*[\r\n]\s*/g, ' ');
  const pad = /^`|`$|^ .*[^ ].* $/s.test(line) ? ' ' : '';
  const code = `${fence}${pad}${line}${pad}${fence}`;
  return inCell ? code.replaceAll('|', '\\|') : code;
}

/** The characters beside a mark; `apart` when no other mark or word of the notation ends before it. */
interface Edges {
  before: string;
  after: string;
  apart: boolean;
}

function writeSpan(span: Extract<Span, { type: 'span' }>, line: Line, edges: Edges): string {
  const { mark, content } = span;
  if (mark.type === 'link') return writeLink(mark, content, line, edges);
  const note = noteOf(span);
  if (note) return `[^${note}]`;
  const inner = writeSpans(content, line, tagOrPunctuation);
  switch (mark.type) {
    case 'strong':
    case 'em':
    case 'strike':
      return delimit(mark.type, inner, edges);
    default:
      return `${openTag(mark)}${inner}${closeTag(mark)}`;
  }
}

const tagOrPunctuation = '\u2026';

function openTag(mark: Mark): string {
  if (mark.type === 'textColor') return `<span style="color: ${mark.attrs.color}">`;
  if (mark.type === 'backgroundColor') return `<span style="background-color: ${mark.attrs.color}">`;
  return `<${tagName(mark)}>`;
}

function closeTag(mark: Mark): string {
  return mark.type === 'textColor' || mark.type === 'backgroundColor' ? '</span>' : `</${tagName(mark)}>`;
}

function tagName(mark: Mark): string {
  if (mark.type === 'subsup') return mark.attrs.type;
  return mark.type === 'code' ? 'code' : 'u';
}

function writeLink(mark: Extract<Mark, { type: 'link' }>, content: Span[], line: Line, edges: Edges): string {
  const { href, title } = mark.attrs;
  const [only] = content;
  const plain = content.length === 1 && only?.type === 'text' && !only.marks && !title && !line.inLink;
  if (plain && only.text === href && bareUrlEnd(href, 0) === href.length) {
    return isBare(href, edges) ? href : `<${href}>`;
  }
  const named = plain ? writeReferenceLink(href, only.text) : undefined;
  if (named) return named;
  const text = writeSpans(content, { ...line, inLink: true }, tagOrPunctuation);
  return cellSafe(`[${text}](${writeDestination(href, title)})`, line, text);
}

// An address runs on over what stands beside it: only between spaces and plain text it needs no brackets. Spaces that may be
// written as entities are no end of it.
function isBare(href: string, { before, after, apart }: Edges): boolean {
  if (!apart || /[A-Za-z0-9]/.test(before) || after === '[' || /^\S*[^\S ]/.test(after)) return false;
  return bareUrlEnd(href + after, 0) === href.length;
}

// The text inside is safe already; the destination is not.
function cellSafe(link: string, line: Line, text: string): string {
  if (!line.inCell) return link;
  return `[${text}${link.slice(1 + text.length).replaceAll('|', '\\|')}`;
}

function writeWord(node: Exclude<Inline, { type: 'text' | 'hardBreak' }>, line: Line): string {
  const word = sayWord(node, line.context);
  return line.inCell ? word.replaceAll('|', '\\|') : word;
}

function sayWord(node: Exclude<Inline, { type: 'text' | 'hardBreak' }>, context: Context): string {
  switch (node.type) {
    case 'mention':
      return mention(node, context);
    case 'status':
      return `:status[${escapeLabel(node.attrs.text)}]${node.attrs.color === 'neutral' ? '' : `{${node.attrs.color}}`}`;
    case 'date':
      return `:date[${escapeLabel(isoDate(node.attrs.timestamp))}]`;
    case 'emoji':
      return `:emoji[${escapeLabel(node.attrs.shortName.replace(/^:(.+):$/s, '$1'))}]`;
    case 'inlineCard':
      return `:card[${escapeLabel(node.attrs.url)}]`;
    case 'mediaInline':
      return writePicture(node, node.xml?.attributes?.['ac:title']);
    default:
      return opaque(node, context);
  }
}

function mention(node: Mention, context: Context): string {
  const ref = mentionRef(node);
  const name = mentionName(node) ?? (ref && context.nameOf(ref));
  if (!ref) return `@[${escapeLabel(name ?? '')}]`;
  const key = refKey(ref);
  if (name === undefined)
    return `@[${escapeLabel(ref.kind === 'accountid' && isAccountId(ref.id) ? ref.id : key)}]`;
  const user = context.userOf(name);
  const isId = isAccountId(name) || /^(accountid|userkey|username):./.test(name);
  const known = user && refKey(user) === key && !isId;
  return known ? `@[${escapeLabel(name)}]` : `@[${escapeLabel(name)}](${escapeId(key)})`;
}

function escapeId(key: string): string {
  return key.replace(/[()\\]/g, '\\$&');
}

const inAlt: Surroundings = { inLink: true, inCell: false, before: 'edge', after: 'edge' };

/** A picture; `caption` is Markdown. */
export function writePicture(node: Media | MediaInline, caption?: string): string {
  const picture = `![${escapeText(node.attrs.alt ?? '', inAlt)}](${writeDestination(writeTarget(node.attrs), caption)})`;
  const link = node.type === 'media' ? node.marks?.find((mark) => mark.type === 'link') : undefined;
  return link ? `[${picture}](${writeDestination(link.attrs.href, link.attrs.title)})` : picture;
}

function opaque(node: OpaqueInline, context: Context): string {
  return `:macro[${escapeLabel(describe(node))}]{#${context.ids().get(node) ?? ''}}`;
}

/** Name, title and visible text of an opaque node: what its token shows. */
export function describe(node: { name: string; title?: string; text?: string }): string {
  const shown = [...new Set([node.title, node.text])].filter((text) => text !== undefined && text !== '');
  return [node.name, ...shown.map((text) => `"${text}"`)].join(' ');
}
