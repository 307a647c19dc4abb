import { InvalidArgument } from '../../../http/errors.ts';
import { type JqlToken, readJql } from './jql-tokens.ts';
import { isReserved } from './reserved-words.ts';

/** JQL text as a string literal. */
export const quoteJql = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** The clause that holds for issues of these projects. */
export const projectClause = (keys: readonly string[]): string =>
  keys.length === 1
    ? `project = ${quoteJql(keys[0] ?? '')}`
    : `project in (${keys.map(quoteJql).join(', ')})`;

/**
 * ANDs clauses to a query, whose ORDER BY stays at the end; reserved words that stand for projects are quoted.
 * @throws InvalidArgument when clauses are added to a query with open quotes or unbalanced brackets, which could
 * otherwise escape them.
 */
export function prepareJql(jql: string, clauses: readonly string[]): string {
  const { tokens, complete } = readJql(jql);
  if (clauses.length > 0 && !complete)
    throw new InvalidArgument(
      'The JQL has an unclosed quote or unbalanced brackets: close them and call again.',
    );
  if (!complete) return jql;
  const orderAt = findOrderBy(tokens);
  const where = rewrite(jql, tokens, orderAt).trim();
  const order = orderAt === undefined ? '' : jql.slice(orderAt).trim();
  if (clauses.length === 0) return [where, order].filter(Boolean).join(' ');
  const [only, ...more] = clauses;
  const condition =
    where === '' && more.length === 0
      ? (only ?? '')
      : [where, ...clauses]
          .filter(Boolean)
          .map((part) => `(${part})`)
          .join(' AND ');
  return [condition, order].filter(Boolean).join(' ');
}

const isWord = (token: JqlToken | undefined, word: string): boolean =>
  token?.kind === 'word' && token.text.toLowerCase() === word;

/** Where a top-level ORDER BY begins. */
function findOrderBy(tokens: readonly JqlToken[]): number | undefined {
  const at = tokens.findIndex(
    (token, index) => token.depth === 0 && isWord(token, 'order') && isWord(tokens[index + 1], 'by'),
  );
  return tokens[at]?.start;
}

/** The condition with reserved words quoted where they are project keys. */
function rewrite(jql: string, tokens: readonly JqlToken[], end = jql.length): string {
  const quoted = projectOperands(tokens).filter((token) => token.start < end);
  let text = '';
  let done = 0;
  for (const token of quoted) {
    text += jql.slice(done, token.start) + quoteJql(token.text);
    done = token.end;
  }
  return text + jql.slice(done, end);
}

/** Reserved words after `project =`, `project !=` and inside `project [not] in (...)`. */
function projectOperands(tokens: readonly JqlToken[]): JqlToken[] {
  const lists: boolean[] = [];
  return tokens.filter((token, index) => {
    if (token.text === '(') lists.push(opensProjectList(tokens, index));
    if (token.text === ')') lists.pop();
    if (token.kind !== 'word' || !isReserved(token.text)) return false;
    return lists.at(-1) === true || isComparedWithProject(tokens, index);
  });
}

function opensProjectList(tokens: readonly JqlToken[], open: number): boolean {
  if (!isWord(tokens[open - 1], 'in')) return false;
  return (
    isWord(tokens[open - 2], 'project') ||
    (isWord(tokens[open - 2], 'not') && isWord(tokens[open - 3], 'project'))
  );
}

const isComparedWithProject = (tokens: readonly JqlToken[], index: number): boolean =>
  ['=', '!='].includes(tokens[index - 1]?.text ?? '') && isWord(tokens[index - 2], 'project');
