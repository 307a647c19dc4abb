import type { TextQuery } from './text-query.ts';

const length = 250;

/** Text with every hit between the search's markers. */
export function highlight(text: string, queries: TextQuery[]): string {
  const sources = queries.flatMap(({ patterns }) => patterns.map(({ source }) => source));
  if (sources.length === 0) return text;
  return text.replace(new RegExp(sources.join('|'), 'giu'), '@@@hl@@@$&@@@endhl@@@');
}

/** The part of a text around its first hit, or its beginning, cut at words. */
export function excerptOf(text: string, queries: TextQuery[]): string {
  const hits = queries.flatMap(({ patterns }) => patterns.map((pattern) => text.search(pattern)));
  const hit = Math.min(...hits.filter((at) => at >= 0));
  const from = Number.isFinite(hit) ? Math.max(0, text.lastIndexOf(' ', Math.max(0, hit - 60)) + 1) : 0;
  const cut = text.slice(from, from + length);
  const end = from + length < text.length ? cut.lastIndexOf(' ') : cut.length;
  return cut.slice(0, end > 0 ? end : cut.length);
}
