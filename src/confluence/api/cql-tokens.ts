/** A piece of CQL with its place in the text; words keep the case they came in. */
export interface CqlToken {
  kind: 'word' | 'string' | 'operator' | 'open' | 'close' | 'comma';
  text: string;
  start: number;
}

const PATTERN =
  /\s+|(?<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<operator>!=|!~|>=|<=|[=~<>])|(?<open>\()|(?<close>\))|(?<comma>,)|(?<word>[^\s"'=~<>!(),]+)|(?<other>.)/gsu;

const KINDS = ['word', 'string', 'operator', 'open', 'close', 'comma'] as const;

/** The tokens of a CQL text in linear time; undefined where it cannot be CQL, such as an unclosed quote. */
export function tokenizeCql(text: string): CqlToken[] | undefined {
  const tokens: CqlToken[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const groups = match.groups ?? {};
    if (groups.other !== undefined) return undefined;
    const kind = KINDS.find((name) => groups[name] !== undefined);
    if (kind) tokens.push({ kind, text: match[0], start: match.index });
  }
  return tokens;
}

/** Whether a token is this keyword; keywords are case-insensitive, quoted words are never keywords. */
export const isKeyword = (token: CqlToken | undefined, keyword: string): boolean =>
  token?.kind === 'word' && token.text.toLowerCase() === keyword;
