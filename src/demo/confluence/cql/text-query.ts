/** What a `~` value looks for: one of several alternatives, each a list of patterns that must all be there. */
export interface TextQuery {
  matches(text: string): boolean;
  /** All patterns, for marking hits; each finds one occurrence at a time. */
  patterns: RegExp[];
}

const wordCharacter = '[\\p{L}\\p{N}_]';

/** Reads the words, "phrases", prefixes* and OR of a text search; words match whole, with or without a plural s. */
export function readTextQuery(text: string): TextQuery {
  const alternatives = text
    .slice(0, 1000)
    .split(/\s+OR\s+/)
    .map((part) => [...part.matchAll(/"([^"]*)"|(\S+)/g)].flatMap((match) => toPattern(match[1], match[2])));
  return {
    matches: (candidate) =>
      alternatives.some((patterns) => patterns.length > 0 && patterns.every((one) => one.test(candidate))),
    patterns: alternatives.flat(),
  };
}

function toPattern(phrase: string | undefined, word = ''): RegExp[] {
  const isPrefix = phrase === undefined && word.endsWith('*');
  const bare = (phrase ?? word.replace(/^[+-]|[*~]\d*$/g, '')).trim();
  if (!new RegExp(wordCharacter, 'u').test(bare)) return [];
  const escaped = bare.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/\s+/g, '\\s+');
  const end = isPrefix ? `${wordCharacter}*` : `(?:e?s)?(?!${wordCharacter})`;
  return [new RegExp(`(?<!${wordCharacter})${escaped}${end}`, 'iu')];
}
