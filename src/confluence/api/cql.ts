import { InvalidArgument } from '../../http/errors.ts';
import { type CqlToken, isKeyword, tokenizeCql } from './cql-tokens.ts';

/** Fields of the page "CQL fields"; in front of an operator they mean CQL even where the rest is mistyped. */
const FIELDS: ReadonlySet<string> = new Set(
  `ancestor container content contributor created creator favourite favorite id label lastmodified macro mention parent
   sitesearch space text title type user user.fullname user.accountid user.userkey watcher`.split(/\s+/),
);

const isField = (token: CqlToken | undefined): boolean =>
  token?.kind === 'word' &&
  (FIELDS.has(token.text.toLowerCase()) || /^(space|content|user)[.[]/i.test(token.text));

/** Whether a search text is CQL; prose with a `>` or an `and` in it is not. */
export function isCql(text: string): boolean {
  const tokens = tokenizeCql(text);
  if (!tokens) return startsLikeCql(tokenizeCql(text.replace(/["'].*$/s, '')) ?? []);
  return startsLikeCql(tokens) || isExpression(tokens);
}

/** A known field and an operator, behind any NOT and brackets: `not (title ~`. */
function startsLikeCql(tokens: readonly CqlToken[]): boolean {
  const at = tokens.findIndex((token) => token.kind !== 'open' && !isKeyword(token, 'not'));
  return at >= 0 && isField(tokens[at]) && operatorLength(tokens, at + 1) > 0;
}

/** How many tokens from `at` on are a comparison: `=`, `in`, `not in`; 0 when none. */
function operatorLength(tokens: readonly CqlToken[], at: number): number {
  const token = tokens[at];
  if (token?.kind === 'operator') return 1;
  if (isKeyword(token, 'in')) return tokens[at + 1]?.kind === 'open' ? 1 : 0;
  return isKeyword(token, 'not') && isKeyword(tokens[at + 1], 'in') && tokens[at + 2]?.kind === 'open'
    ? 2
    : 0;
}

/**
 * Whether all of it reads as clauses joined by AND and OR. Fields of apps are unknown here, so any word may be one with
 * `=` and `~`; `p99 > 2s` and `errors in (prod)` are prose.
 */
function isExpression(tokens: readonly CqlToken[]): boolean {
  const end = orderByAt(tokens);
  let at = 0;
  for (let more = true; more; ) {
    while (tokens[at]?.kind === 'open' || isKeyword(tokens[at], 'not')) at++;
    const next = clauseEnd(tokens, at);
    if (next === undefined) return false;
    at = next;
    while (tokens[at]?.kind === 'close') at++;
    more = isKeyword(tokens[at], 'and') || isKeyword(tokens[at], 'or');
    if (more) at++;
  }
  return at === end;
}

function clauseEnd(tokens: readonly CqlToken[], at: number): number | undefined {
  const field = tokens[at];
  const length = operatorLength(tokens, at + 1);
  if (field?.kind !== 'word' || length === 0) return undefined;
  if (!/^(=|!=|~|!~)$/.test(tokens[at + 1]?.text ?? '') && !isField(field)) return undefined;
  const value = at + 1 + length;
  if (tokens[value]?.kind === 'open') return afterBracket(tokens, value);
  if (tokens[value]?.kind !== 'word' && tokens[value]?.kind !== 'string') return undefined;
  return tokens[value + 1]?.kind === 'open' ? afterBracket(tokens, value + 1) : value + 1;
}

function afterBracket(tokens: readonly CqlToken[], open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at]?.kind === 'open') depth++;
    if (tokens[at]?.kind === 'close' && --depth === 0) return at + 1;
  }
  return undefined;
}

/** Index of the top-level ORDER of a trailing ORDER BY; the number of tokens when there is none. */
function orderByAt(tokens: readonly CqlToken[]): number {
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'open') depth++;
    if (token.kind === 'close') depth--;
    if (depth === 0 && isKeyword(token, 'order') && isKeyword(tokens[at + 1], 'by')) return at;
  }
  return tokens.length;
}

function balancedTokens(cql: string): CqlToken[] {
  const tokens = tokenizeCql(cql);
  if (!tokens)
    throw new InvalidArgument('The CQL query has a quote or character that does not belong there.');
  let depth = 0;
  for (const { kind } of tokens) {
    if (kind === 'open') depth++;
    if (kind === 'close') depth--;
    if (depth < 0) break;
  }
  if (depth !== 0) throw new InvalidArgument('The brackets of the CQL query do not match up.');
  return tokens;
}

/** A CQL string literal. */
export const quoteCql = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** Full-text search as the search box of Confluence does it. */
export const siteSearch = (text: string): string => `siteSearch ~ ${quoteCql(balancedQuotes(text))}`;

/** Full-text search for the words as they are, for versions that do not know siteSearch or refuse the text's operators. */
export const textSearch = (text: string): string =>
  `text ~ ${quoteCql(text.replace(/[+\-&|!(){}[\]^"~*?:\\/]/g, '\\$&'))}`;

/** A quote without its partner would be a syntax error of the index. */
const balancedQuotes = (text: string): string =>
  (text.match(/"/g)?.length ?? 0) % 2 === 0 ? text : text.replaceAll('"', '\\"');

/**
 * The query narrowed to spaces: all lists apply at once, empty ones do not, and ORDER BY stays at the end.
 * @throws InvalidArgument for brackets and quotes without partner, which could reach around the limits.
 */
export function withinSpaces(cql: string, ...lists: (readonly string[])[]): string {
  const tokens = balancedTokens(cql);
  const limits = lists
    .filter((keys) => keys.length > 0)
    .map((keys) => ` AND space in (${keys.map(quoteCql).join(', ')})`)
    .join('');
  if (limits === '') return cql;
  const order = tokens[orderByAt(tokens)]?.start ?? cql.length;
  return `(${cql.slice(0, order).trim()})${limits} ${cql.slice(order)}`.trim();
}
