import { checkSize, type Limits } from '../limits.ts';
import type { Span } from '../source-span.ts';
import type { Block, Document } from '../tree.ts';
import { extractMacros, type Located } from './macros.ts';
import { lineEnd, readGroups, readLines } from './read-lines.ts';

/** Lines of a wiki text, without the end of the last one, and the blocks they say. */
export interface WikiPart extends Span {
  blocks: Block[];
}

/**
 * Reads Jira's wiki markup, and what Confluence's has in common with it, in linear time. Nothing is dropped: macros
 * nobody knows stay as opaque words. Throws DocumentError when the text is too long or macros nest too deep.
 */
export function readWiki(text: string, limits?: Limits): Document {
  return { type: 'doc', version: 1, content: readWikiParts(text, limits).flatMap(({ blocks }) => blocks) };
}

/** The same in parts, each with its place in the text; between them are only line ends and white space. */
export function readWikiParts(text: string, limits?: Limits): WikiPart[] {
  checkSize(text, limits);
  const extracted = extractMacros(text, { readBody: readLines, limits });
  const lines = linesOf(extracted.text);
  const place = createPlaces(extracted);
  return readGroups(extracted).map(({ from, to, blocks }) => {
    return { start: place(lines[from]?.start ?? 0), end: place(lines[to - 1]?.end ?? 0), blocks };
  });
}

function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const end of text.matchAll(lineEnd)) {
    lines.push({ start, end: end.index });
    start = end.index + end[0].length;
  }
  return [...lines, { start, end: text.length }];
}

// From offsets in the text without macros to offsets in the source; asked for in growing order.
function createPlaces({ text, spans }: Located): (offset: number) => number {
  const marks = text.matchAll(/\0(\d+)\0/g);
  let next = marks.next();
  let longer = 0;
  return (offset) => {
    for (; !next.done && next.value.index < offset; next = marks.next()) {
      const { start, end } = spans[Number(next.value[1])] ?? { start: 0, end: 0 };
      longer += end - start - next.value[0].length;
    }
    return offset + longer;
  };
}
