// Loops, not patterns: ` +$` is quadratic on a long run of spaces that is not at the end.

/** The text without the spaces at its end; other white space stays. */
export function trimSpacesEnd(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === ' ') end--;
  return text.slice(0, end);
}

/** The text without the spaces at its start; other white space stays. */
export function trimSpacesStart(text: string): string {
  let start = 0;
  while (start < text.length && text[start] === ' ') start++;
  return text.slice(start);
}
