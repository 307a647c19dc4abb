const tags = { strong: 'strong', em: 'em', strike: 's' } as const;
const choices = { strong: ['**'], em: ['_', '*'], strike: ['~~'] } as const;

/**
 * Text in bold, italics or struck through: with Markdown's delimiters where they are read as such between these
 * neighbours, with an HTML tag where they would not be.
 */
export function delimit(
  mark: keyof typeof tags,
  inner: string,
  { before, after }: { before: string; after: string },
): string {
  const first = String.fromCodePoint(inner.codePointAt(0) ?? 32);
  const last = lastOf(inner);
  const flanking =
    (!isPunctuation(first) || !isWord(before)) &&
    (!isPunctuation(last) || !isWord(after)) &&
    !isSpace(first) &&
    !isSpace(last);
  for (const delimiter of choices[mark]) {
    const character = delimiter[0];
    const alone = ![before, first, last, after[0]].includes(character ?? '');
    const fits = delimiter !== '_' || (!isWord(before) && !isWord(after));
    if (flanking && alone && fits) return `${delimiter}${inner}${delimiter}`;
  }
  return `<${tags[mark]}>${inner}</${tags[mark]}>`;
}

/** The last character, surrogates together; empty when there is none. */
export function lastOf(text: string): string {
  const low = text.charCodeAt(text.length - 1);
  return low >= 0xdc00 && low <= 0xdfff ? text.slice(-2) : text.slice(-1);
}

function isSpace(character: string): boolean {
  return character === '' || /^\s/.test(character);
}

function isPunctuation(character: string): boolean {
  return /^[\p{P}\p{S}]/u.test(character);
}

function isWord(character: string): boolean {
  return !isSpace(character) && !isPunctuation(character);
}
