import { type Span, spanOf } from '../source-span.ts';
import type { Node } from '../tree.ts';
import type { Splice } from './splices.ts';

/** Where nodes between two that stay are cut out, and where others go instead. */
interface Place {
  cuts: Splice[];
  insert: (texts: readonly string[]) => Splice;
}

/** The places between the nodes of a list that stand in a part of the text. */
export interface Gaps {
  /** Between the nodes of these two indices: -1 is the start of the part, the length of the list its end. */
  place: (last: number, until: number) => Place;
}

/** White space between two nodes belongs to the first; anything else between them (comments, `tbody`) always stays. */
export function createGaps(inside: Span, olds: readonly Node[], text: string): Gaps {
  const spans = olds.map((node) => spanOf(node) ?? { start: inside.end, end: inside.end });
  const start = (i: number) => spans[i]?.start ?? inside.end;
  const end = (i: number) => (i < 0 ? inside.start : (spans[i]?.end ?? inside.end));
  const gap = (i: number) => text.slice(end(i), start(i + 1));
  const isBlank = (i: number) => gap(i).trim() === '';
  // A new neighbour is set off as the others are.
  const separator = (i: number) => {
    const near = [i, i - 1, i + 1].find((at) => at >= 0 && at < olds.length - 1);
    return near !== undefined && isBlank(near) ? gap(near) : '';
  };
  const cuts = (last: number, until: number): Splice[] =>
    spans.slice(last + 1, until).map((span, k) => {
      const i = last + 1 + k;
      const withGap = i + 1 < olds.length && isBlank(i);
      return { start: span.start, end: withGap ? start(i + 1) : span.end, text: '' };
    });
  const insert = (texts: readonly string[], last: number, until: number): Splice => {
    const between = separator(last);
    if (last >= 0 && until === last + 1)
      return { start: end(last), end: end(last), text: texts.map((one) => between + one).join('') };
    const at = start(last + 1);
    const follows = until < olds.length || until === 0;
    return { start: at, end: at, text: texts.join(between) + (follows ? between : '') };
  };
  return {
    place: (last, until) => ({
      cuts: cuts(last, until),
      insert: (texts) => insert(texts, last, until),
    }),
  };
}
