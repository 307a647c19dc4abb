import { InvalidArgument } from '../../../http/errors.ts';
import type { PageContent } from '../../model/page.ts';
import type { Shown } from '../reading.ts';
import { type Heading, headingsOf } from './headings.ts';

/** Which part of a page's text is wanted; the whole when nothing is given. */
export interface PartOptions {
  section?: string | undefined;
  outline?: boolean;
  offset?: number | undefined;
  max_chars?: number | undefined;
}

/** Characters that an answer has at most when only an offset is given. */
const USUAL_CHARS = 20_000;

/**
 * The part asked for: a section, its outline or that of the page, and of that a window of characters.
 * @throws InvalidArgument for a heading that is not there, with those that are.
 */
export function partOf(content: PageContent, options: PartOptions): { part: PageContent; shown: Shown } {
  const { section, outline, offset, max_chars: most } = options;
  if ((section !== undefined || outline) && content.format !== 'markdown')
    throw new InvalidArgument('section and outline work on Markdown: leave convert_to_markdown out.');
  const all = content.value;
  const ranges: Range[] = section === undefined ? [[0, all.length]] : sectionsOf(all, section);
  const text =
    section === undefined ? all : ranges.map(([start, end]) => all.slice(start, end).trimEnd()).join('\n\n');
  const value = outline ? outlineOf(text) : text;
  const window =
    offset === undefined && most === undefined
      ? { value }
      : windowOf(value, offset ?? 0, most ?? USUAL_CHARS);
  const shown = outline
    ? []
    : shownOf(ranges, { from: offset ?? 0, length: window.value.length, of: text.length });
  const isWhole = shown.length === 1 && shown[0]?.[0] === 0 && shown[0][1] >= all.trimEnd().length;
  return { part: { ...content, ...window }, shown: isWhole ? 'whole' : shown };
}

type Range = readonly [start: number, end: number];

/** What of the whole text the window shows; of several sections together it is told only where all were shown. */
function shownOf(ranges: readonly Range[], window: { from: number; length: number; of: number }): Range[] {
  const [first] = ranges;
  if (window.length === window.of) return [...ranges];
  if (ranges.length !== 1 || !first) return [];
  return [[first[0] + window.from, first[0] + window.from + window.length]];
}

/** Every section under a heading with this text, case and white space aside. */
function sectionsOf(text: string, wanted: string): Range[] {
  const headings = headingsOf(text);
  const key = normalized(wanted.replace(/^#{1,6} /, ''));
  const found = headings.filter((heading) => normalized(heading.text) === key);
  if (found.length === 0) throw new InvalidArgument(notFound(wanted, headings));
  // A section inside another one of the same name comes with it.
  const outer = found.filter(
    ({ start }, at) => start >= Math.max(0, ...found.slice(0, at).map(({ end }) => end)),
  );
  return outer.map(({ start, end }) => [start, end] as const);
}

const normalized = (text: string): string => text.trim().replace(/\s+/gu, ' ').toLowerCase();

const MOST_NAMED = 40;

function notFound(wanted: string, headings: readonly Heading[]): string {
  const names = headings.slice(0, MOST_NAMED).map(({ text }) => JSON.stringify(text));
  const rest = headings.length > MOST_NAMED ? ` and ${headings.length - MOST_NAMED} more` : '';
  return `There is no heading ${JSON.stringify(wanted.slice(0, 120))} on the page. ${
    names.length === 0 ? 'It has no headings.' : `Its headings are ${names.join(', ')}${rest}.`
  }`;
}

/** The headings as a nested list, with the characters of each section, subsections included. */
function outlineOf(text: string): string {
  const headings = headingsOf(text);
  if (headings.length === 0) return '(no headings)';
  const top = headings.reduce((least, { level }) => Math.min(least, level), 6);
  return headings
    .map((heading) => {
      const size = heading.end - heading.start;
      return `${'  '.repeat(heading.level - top)}- ${heading.text} (${size} characters)`;
    })
    .join('\n');
}

function windowOf(text: string, offset: number, most: number) {
  if (offset > text.length)
    throw new InvalidArgument(`offset ${offset} lies beyond the text, which has ${text.length} characters.`);
  const end = offset + most < text.length ? cutAt(text, offset, offset + most) : text.length;
  const truncated = end < text.length;
  return {
    value: text.slice(offset, end),
    truncated,
    total_chars: text.length,
    ...(truncated && { next_offset: end }),
  };
}

/** After the last line that fits, unless it is far away; never between the halves of one character. */
function cutAt(text: string, from: number, limit: number): number {
  const line = text.lastIndexOf('\n', limit - 1) + 1;
  if (line > from + (limit - from) / 2) return line;
  const isPair = limit > from + 1 && /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(limit - 1, limit + 1));
  return isPair ? limit - 1 : limit;
}
