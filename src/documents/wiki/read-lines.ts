import { isInline } from '../is-inline.ts';
import type { Block, Inline } from '../tree.ts';
import { type Extracted, splitMarks } from './macros.ts';
import { readInline } from './read-inline.ts';
import { buildLists, type ListLine } from './read-list.ts';
import { readRow } from './read-table.ts';

const heading = /^[ \t]*h([1-6])\.(?:[ \t]+(.*))?$/;
const quote = /^[ \t]*bq\.(?:[ \t]+(.*))?$/;
const rule = /^[ \t]*-{4,}[ \t]*$/;
const item = /^[ \t]*([*#]{1,20}|-{1,3})[ \t]+(.*)$/;
const row = /^[ \t]*\|/;

/** Lines that belong together, and the blocks they say; `to` is exclusive. */
export interface LineGroup {
  from: number;
  to: number;
  blocks: Block[];
}

/** What ends a line. */
export const lineEnd = /\r\n|\r|\n/g;

/** The blocks of a text whose macros have been taken out. */
export function readLines(extracted: Extracted): Block[] {
  return readGroups(extracted).flatMap((group) => group.blocks);
}

/** The same, with the lines they come from. */
export function readGroups({ text, blocks }: Extracted): LineGroup[] {
  const lines = text.split(lineEnd);
  const groups: LineGroup[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const result: Block[] = [];
    const from = at;
    if (line.trim() === '') at++;
    else if (item.test(line)) at = takeList({ lines, at, blocks, result });
    else if (row.test(line)) at = takeTable({ lines, at, blocks, result });
    else at = takeText({ lines, at, blocks, result });
    if (result.length > 0) groups.push({ from, to: at, blocks: result });
  }
  return groups;
}

interface Cursor {
  lines: readonly string[];
  at: number;
  blocks: readonly Block[];
  result: Block[];
}

function startsBlock(line: string): boolean {
  return line.trim() === '' || [heading, quote, rule, item, row].some((pattern) => pattern.test(line));
}

function takeText({ lines, at, blocks, result }: Cursor): number {
  const line = lines[at] ?? '';
  const title = heading.exec(line);
  if (title) {
    const parts = splitMarks(title[2] ?? '', blocks, readInline);
    const content = parts.filter(isInline);
    result.push({ type: 'heading', attrs: { level: Number(title[1]) }, content }, ...parts.filter(isBlock));
    return at + 1;
  }
  const said = quote.exec(line);
  if (said) {
    result.push({ type: 'blockquote', content: paragraphs(said[1] ?? '', blocks) });
    return at + 1;
  }
  if (rule.test(line)) {
    result.push({ type: 'rule' });
    return at + 1;
  }
  let end = at + 1;
  while (end < lines.length && !startsBlock(lines[end] ?? '')) end++;
  for (const block of paragraphs(lines.slice(at, end).join('\n'), blocks)) result.push(block);
  return end;
}

/** Text, possibly over several lines, as paragraphs split around the blocks whose marks are in it. */
function paragraphs(text: string, blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  for (const part of splitMarks(text, blocks, (piece) => [cardAlone(piece) ?? readInline(piece)])) {
    if (!Array.isArray(part)) result.push(part);
    else if (part.length > 0) result.push({ type: 'paragraph', content: part });
  }
  return result.map(pictureAlone);
}

const card = /^\s*\[[^[\]|\n]*\|(https?:\/\/[^[\]|\s]+)\|smart-(card|embed)\]\s*$/;

// A link shown as a card or as the page itself; within a line it is a smart link.
function cardAlone(text: string): Block | undefined {
  const [, url, kind] = card.exec(text) ?? [];
  if (url === undefined) return undefined;
  if (kind === 'card') return { type: 'blockCard', attrs: { url } };
  return { type: 'embedCard', attrs: { url, layout: 'center' } };
}

function pictureAlone(block: Block): Block {
  const [only, ...others] = block.type === 'paragraph' ? block.content : [];
  if (only?.type !== 'mediaInline' || others.length > 0) return block;
  return { type: 'mediaSingle', content: [{ ...only, type: 'media' }] };
}

function isBlock(part: Block | Inline): part is Block {
  return !isInline(part);
}

// Lines without a marker of their own go on with the item before them.
function takeList({ lines, at, blocks, result }: Cursor): number {
  const found: ListLine[] = [];
  let end = at;
  for (; end < lines.length; end++) {
    const [, marker, text = ''] = item.exec(lines[end] ?? '') ?? [];
    if (marker !== undefined) found.push({ marker, text });
    else if (startsBlock(lines[end] ?? '')) break;
    else {
      const last = found.at(-1);
      if (last) last.text += `\n${lines[end]}`;
    }
  }
  for (const list of buildLists(found, (text) => paragraphs(text, blocks))) result.push(list);
  return end;
}

function takeTable({ lines, at, blocks, result }: Cursor): number {
  const rows: string[] = [];
  let end = at;
  for (; end < lines.length; end++) {
    const line = lines[end] ?? '';
    const open = rows.length > 0 && !/\|[ \t]*$/.test(lines[end - 1] ?? '');
    if (row.test(line)) rows.push(line);
    else if (open && (line.trim() !== '' || continues(lines, end))) rows[rows.length - 1] += `\n${line}`;
    else break;
  }
  const content = rows.map((line) => readRow(line, (cell) => readLines({ text: cell, blocks: [...blocks] })));
  result.push({ type: 'table', content });
  return end;
}

// An empty line inside a cell: the cell goes on when the row is still closed further down.
function continues(lines: readonly string[], at: number): boolean {
  const next = lines[at + 1] ?? '';
  return next.trim() !== '' && !row.test(next) && /\|[ \t]*$/.test(next);
}
