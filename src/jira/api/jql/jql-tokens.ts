/** A piece of JQL with its place in the text and the number of brackets around it. */
export interface JqlToken {
  kind: 'word' | 'string' | 'symbol';
  text: string;
  start: number;
  end: number;
  depth: number;
}

// As in Jira's own lexer: a backslash takes the next character into the word or string, whatever it is.
const TOKEN =
  /\s+|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|(?:[^\s"'\\()<>=!~,&|]|\\[\s\S])+|[!<>]=|!~|&&|\|\||[\s\S]/gy;

/** Splits JQL in linear time; `complete` is false when a quote stays open or brackets do not match. */
export function readJql(jql: string): { tokens: JqlToken[]; complete: boolean } {
  const tokens: JqlToken[] = [];
  let depth = 0;
  let complete = true;
  for (const match of jql.matchAll(TOKEN)) {
    const text = match[0];
    if (text.trim() === '') continue;
    if (text === ')') depth--;
    if (depth < 0 || text === '"' || text === "'" || text === '\\') complete = false;
    tokens.push({ kind: kindOf(text), text, start: match.index, end: match.index + text.length, depth });
    if (text === '(') depth++;
  }
  return { tokens, complete: complete && depth === 0 };
}

function kindOf(text: string): JqlToken['kind'] {
  if (text.startsWith('"') || text.startsWith("'")) return 'string';
  return /^[()<>=!~,&|]/.test(text) ? 'symbol' : 'word';
}
