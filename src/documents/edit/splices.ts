/** A part of a text, as offsets with the end exclusive, and what stands there instead. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** The part of the text between two offsets, with the splices inside it made; they are sorted first. */
export function applySplices(
  text: string,
  splices: readonly Splice[],
  [start, end]: readonly [number, number] = [0, text.length],
): string {
  const sorted = [...splices].sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let at = start;
  for (const splice of sorted) {
    parts.push(text.slice(at, splice.start), splice.text);
    at = splice.end;
  }
  return parts.join('') + text.slice(at, end);
}

/** The same splice without what both texts begin and end with; absent when it changes nothing. */
export function shrink(text: string, { start, end, text: instead }: Splice): Splice | undefined {
  let [from, to, head, tail] = [start, end, 0, instead.length];
  while (from < to && head < tail && text[from] === instead[head]) [from, head] = [from + 1, head + 1];
  while (from < to && head < tail && text[to - 1] === instead[tail - 1]) [to, tail] = [to - 1, tail - 1];
  return from === to && head === tail ? undefined : { start: from, end: to, text: instead.slice(head, tail) };
}
