import { mentionName, mentionRef } from '../collect-mentions.ts';
import { DocumentError } from '../document-error.ts';
import { joinText, sharedMarks, textNode } from '../inline-content.ts';
import { isoDate } from '../plain-text.ts';
import { parseReference } from '../reference.ts';
import type { Inline, Mark, Media, MediaInline, Mention, OpaqueInline, Text } from '../tree.ts';
import { emoticonCode } from './emoticons.ts';
import { escapeCode, escapeText } from './escape.ts';
import { writeTarget } from './targets.ts';
import { urlEnd } from './urls.ts';

/** Where inline content is written. */
export interface Line {
  /** What a line break is: a line end, or `\\` where the line may not end. */
  lineBreak: '\n' | '\\\\';
  /** In a table cell, where a bar would end it. */
  inCell?: boolean;
}

/** A run of inline content as wiki markup. */
export function writeInline(nodes: readonly Inline[], line: Line): string {
  const content = joinText(nodes.map(sayable));
  const out: string[] = [];
  let open: Mark[] = [];
  content.forEach((node, index) => {
    const marks = visible(node);
    const next = content[index + 1];
    const keep = sharedMarks(open, marks);
    close(open.slice(keep), out, startOf(node, keep));
    for (const mark of marks.slice(keep)) out.push(delimiter(mark, 'open', edge(out), 'x'));
    open = marks;
    out.push(writeNode(node, line, { before: edge(out), after: afterOf(marks, next) }));
  });
  close(open, out, '');
  return out.join('');
}

// The last character of a list of parts: a growing string would be copied for every look at its end.
function edge(out: readonly string[]): string {
  return out.findLast((part) => part !== '')?.slice(-1) ?? '';
}

function afterOf(marks: readonly Mark[], next: Inline | undefined): string {
  if (!next) return marks.length > 0 ? '*' : '';
  const same = sharedMarks(marks, visible(next));
  return same < marks.length ? '*' : startOf(next, same);
}

// The character that a node begins with where that many of its marks are open already.
function startOf(node: Inline, open: number): string {
  if (node.type === 'hardBreak') return '\n';
  if (visible(node).length > open) return '*';
  if (hrefOf(node) !== undefined || node.marks?.some((mark) => mark.type === 'code')) return '[';
  return node.type === 'text' ? node.text.slice(0, 1) : '[';
}

const shown = new Set(['strong', 'em', 'strike', 'underline', 'subsup', 'textColor']);

// Code and links are written with their text; a mark on a break would not survive the line.
function visible(node: Inline): Mark[] {
  if (node.type === 'hardBreak') return [];
  const code = node.marks?.some((mark) => mark.type === 'code');
  const marks = (node.marks ?? []).filter((mark) => shown.has(mark.type));
  return code ? marks.filter((mark) => mark.type === 'textColor') : marks;
}

function close(marks: readonly Mark[], out: string[], after: string): void {
  for (const mark of marks.toReversed()) out.push(delimiter(mark, 'close', edge(out), after));
}

const codes = { strong: '*', em: '_', strike: '-', underline: '+' } as const;

// In braces where a word touches the delimiter from outside or a space from inside: only then it counts anywhere.
function delimiter(mark: Mark, side: 'open' | 'close', before: string, after: string): string {
  if (mark.type === 'textColor') return side === 'open' ? `{color:${mark.attrs.color}}` : '{color}';
  const code = codeOf(mark);
  const outside = side === 'open' ? before : after;
  const inside = side === 'open' ? '' : before;
  const plain = !/[\p{L}\p{N}]/u.test(outside) && !/\s/.test(inside) && outside !== code && inside !== code;
  return plain ? code : `{${code}}`;
}

function codeOf(mark: Mark): string {
  if (mark.type === 'subsup') return mark.attrs.type === 'sup' ? '^' : '~';
  return mark.type in codes ? codes[mark.type as keyof typeof codes] : '';
}

interface Edges {
  before: string;
  after: string;
}

function writeNode(node: Inline, line: Line, edges: Edges): string {
  switch (node.type) {
    case 'text':
      return writeText(node, line, edges);
    case 'hardBreak':
      return line.lineBreak;
    case 'mention':
      return mention(node);
    case 'status':
      return escapeText(node.attrs.text, { bars: line.inCell === true, ...edges });
    case 'date':
      return isoDate(node.attrs.timestamp);
    case 'emoji':
      return emoji(node.attrs);
    case 'inlineCard':
      return `[${node.attrs.url}|${node.attrs.url}|smart-link]`;
    case 'mediaInline':
      return writePicture(node);
    default:
      return opaque(node);
  }
}

function writeText(node: Text, line: Line, edges: Edges): string {
  const href = hrefOf(node);
  const target = href === undefined ? undefined : writeTarget(href);
  if (target !== undefined && node.text === href && urlEnd(href, 0) === href.length) return `[${target}]`;
  if (target === `^${node.text}` || target === `#${node.text}`) return `[${target}]`;
  const code = node.marks?.some((mark) => mark.type === 'code') && node.text.trim() !== '';
  const bars = line.inCell === true || target !== undefined;
  const around = target === undefined ? edges : { before: '[', after: '|' };
  const text = code ? `{{${escapeCode(node.text, bars)}}}` : escapeText(node.text, { bars, ...around });
  return target === undefined ? text : `[${text}|${target}]`;
}

function hrefOf(node: Inline): string | undefined {
  return node.marks?.find((mark) => mark.type === 'link')?.attrs.href;
}

// Marks that wiki markup has no word for are dropped first, so that the text on both sides is one text again; a status is
// a text in bold.
function sayable(node: Inline): Inline {
  if (node.type === 'status')
    return sayable(textNode(node.attrs.text, [...(node.marks ?? []), { type: 'strong' }]));
  const { marks, ...bare } = node;
  const kept = marks?.filter((mark) => {
    return mark.type === 'link'
      ? writeTarget(mark.attrs.href) !== undefined
      : shown.has(mark.type) || mark.type === 'code';
  });
  return kept?.length ? { ...node, marks: kept } : (bare as Inline);
}

function mention(node: Mention): string {
  const ref = mentionRef(node);
  if (!ref) return `@${mentionName(node) ?? ''}`;
  return ref.kind === 'accountid' ? `[~accountid:${ref.id}]` : `[~${ref.id}]`;
}

function emoji({ shortName, text }: { shortName: string; text?: string }): string {
  return emoticonCode(shortName.replace(/^:|:$/g, '')) ?? text ?? shortName;
}

/** A picture; a file known by its media id alone is said by its name. */
export function writePicture(node: Media | MediaInline): string {
  const { url, alt, width, height, id } = node.attrs;
  const reference = url === undefined ? undefined : parseReference(url);
  const target = reference?.kind === 'attachment' ? reference.file : url;
  if (target === undefined) return alt || id || '';
  const size = [width === undefined ? '' : `width=${width}`, height === undefined ? '' : `height=${height}`];
  const name = alt ? `alt=${alt.replace(/[,|!{}[\]\\\s]+/g, ' ')}` : '';
  const options = [...size, name, node.xml?.parameters?.wiki ?? ''].filter((option) => option !== '');
  return `!${target}${options.length > 0 ? `|${options.join(',')}` : ''}!`;
}

function opaque(node: OpaqueInline): string {
  return node.format === 'wiki' ? node.source : foreignText(node);
}

/** The text of an opaque node of another format; throws DocumentError when it has none and would vanish. */
export function foreignText(node: { name: string; format: string; text?: string }): string {
  if (node.text) return escapeText(node.text, { bars: false, before: '', after: '' });
  throw new DocumentError(
    `"${node.name}" comes from a ${node.format} document and cannot be written as wiki markup.`,
  );
}
