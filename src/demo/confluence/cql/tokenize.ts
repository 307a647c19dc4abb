export type CqlToken =
  | { kind: 'string' | 'word'; text: string }
  | { kind: 'operator'; text: string }
  | { kind: 'mark'; text: '(' | ')' | ',' }
  | { kind: 'end'; text: '' };

/** A query that Confluence would not parse or run; the message goes behind "Could not parse cql : ". */
export class CqlFault extends Error {}

const pattern =
  /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(!=|!~|>=|<=|=|~|>|<)|([(),])|([^\s"'=!~<>(),]+))/y;

/** Splits a query; every token starts where the last one ended, so the work is linear. */
export function tokenizeCql(query: string): CqlToken[] {
  const tokens: CqlToken[] = [];
  const source = query.trimEnd();
  pattern.lastIndex = 0;
  while (pattern.lastIndex < source.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(source);
    if (!match) throw new CqlFault(`unexpected character at position ${at}`);
    tokens.push(toToken(match));
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}

function toToken([, double, single, operator, mark, word = '']: RegExpExecArray): CqlToken {
  const quoted = double ?? single;
  if (quoted !== undefined) return { kind: 'string', text: quoted.replace(/\\(.)/g, '$1') };
  if (operator !== undefined) return { kind: 'operator', text: operator };
  if (mark === '(' || mark === ')' || mark === ',') return { kind: 'mark', text: mark };
  return { kind: 'word', text: word };
}
