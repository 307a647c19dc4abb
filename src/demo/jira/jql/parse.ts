import { parseError } from './jql-error.ts';
import type { Clause, Operand, Operator, Ordering, Query } from './query.ts';
import { reservedWords } from './reserved-words.ts';
import { type Token, tokenize } from './tokens.ts';

/** Deeper nesting is refused rather than followed. */
const maxDepth = 100;
/** More terms are refused, so that no query takes longer than the content it is asked of. */
const maxTerms = 1000;

interface Parser {
  tokens: readonly Token[];
  index: number;
  depth: number;
  terms: number;
}

const end: Token = { kind: 'end', text: '', line: 1, character: 1 };
const peek = (parser: Parser, ahead = 0): Token => parser.tokens[parser.index + ahead] ?? end;

function take(parser: Parser): Token {
  const token = peek(parser);
  parser.index++;
  return token;
}

const isSymbol = (token: Token, ...texts: string[]): boolean =>
  token.kind === 'symbol' && texts.includes(token.text);
const isWord = (token: Token, word: string): boolean =>
  token.kind === 'word' && token.text.toLowerCase() === word;

function accept(parser: Parser, ...words: string[]): boolean {
  if (!words.every((word, ahead) => isWord(peek(parser, ahead), word))) return false;
  parser.index += words.length;
  return true;
}

function expectSymbol(parser: Parser, text: string): void {
  const token = peek(parser);
  if (token.kind === 'end') throw parseError(`Expecting '${text}' before the end of the query.`);
  if (!isSymbol(token, text)) throw parseError(`Expecting '${text}' but got '${token.text}'.`, token);
  parser.index++;
}

const operatorNames =
  "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'.";
const symbolOperators = ['=', '!=', '~', '!~', '<', '<=', '>', '>='] as const;
const wordOperators = ['not in', 'in', 'is not', 'is', 'was not in', 'was not', 'was in', 'was'] as const;

function parseOperator(parser: Parser): Operator {
  const token = peek(parser);
  const symbol = symbolOperators.find((candidate) => isSymbol(token, candidate));
  if (symbol !== undefined) {
    parser.index++;
    return symbol;
  }
  const words = wordOperators.find((candidate) => accept(parser, ...candidate.split(' ')));
  if (words !== undefined) return words;
  if (token.kind === 'end')
    throw parseError(`Expecting operator before the end of the query. ${operatorNames}`);
  throw parseError(`Expecting operator but got '${token.text}'. ${operatorNames}`, token);
}

function parseFieldName(parser: Parser): string {
  const token = take(parser);
  if (token.kind === 'end') throw parseError('Expecting a field name at the end of the query.');
  if (isWord(token, 'cf') && isSymbol(peek(parser), '[')) {
    parser.index++;
    const number = take(parser);
    if (!/^\d+$/.test(number.text))
      throw parseError(`Expecting a custom field id but got '${number.text}'.`, number);
    expectSymbol(parser, ']');
    return `cf[${number.text}]`;
  }
  if (token.kind === 'symbol')
    throw parseError(
      `Expecting a field name but got '${token.text}'. You must surround '${token.text}' in quotation marks to use it as a field name.`,
      token,
    );
  refuseReserved(token);
  return token.text;
}

function refuseReserved(token: Token): void {
  if (token.kind === 'word' && reservedWords.has(token.text.toLowerCase()))
    throw parseError(
      `'${token.text}' is a reserved JQL word. You must surround it in quotation marks to use it in a query.`,
      token,
    );
}

function parseArguments(parser: Parser): string[] {
  expectSymbol(parser, '(');
  const args: string[] = [];
  while (!isSymbol(peek(parser), ')')) {
    if (args.length > 0) expectSymbol(parser, ',');
    const token = take(parser);
    if (token.kind === 'end') throw parseError("Expecting ')' before the end of the query.");
    if (token.kind === 'symbol') throw parseError(`Expecting ')' but got '${token.text}'.`, token);
    args.push(token.text);
  }
  parser.index++;
  return args;
}

function parseList(parser: Parser): Operand {
  expectSymbol(parser, '(');
  const items: Operand[] = [];
  do items.push(nested(parser, parseOperand));
  while (isSymbol(peek(parser), ',') && take(parser));
  expectSymbol(parser, ')');
  return { kind: 'list', items };
}

const noValue = 'Expecting either a value, list or function';

function parseOperand(parser: Parser): Operand {
  const token = peek(parser);
  if (token.kind === 'end') throw parseError(`${noValue} before the end of the query.`);
  if (isSymbol(token, '(')) return parseList(parser);
  if (isWord(token, 'empty') || isWord(token, 'null')) {
    parser.index++;
    return { kind: 'empty' };
  }
  if (token.kind === 'symbol' || (token.kind === 'word' && reservedWords.has(token.text.toLowerCase())))
    throw parseError(
      `${noValue} but got '${token.text}'. You must surround '${token.text}' in quotation marks to use it as a value.`,
      token,
    );
  parser.index++;
  if (isSymbol(peek(parser), '('))
    return { kind: 'function', name: token.text, args: parseArguments(parser) };
  return { kind: 'value', text: token.text };
}

function nested<T>(parser: Parser, parse: (parser: Parser) => T): T {
  if (++parser.depth > maxDepth) throw parseError('The query is nested too deeply.', peek(parser));
  const parsed = parse(parser);
  parser.depth--;
  return parsed;
}

function parseUnary(parser: Parser): Clause {
  if (isSymbol(peek(parser), '!') || isWord(peek(parser), 'not')) {
    parser.index++;
    return { kind: 'not', clause: nested(parser, parseUnary) };
  }
  if (isSymbol(peek(parser), '(')) {
    parser.index++;
    const clause = nested(parser, parseOr);
    expectSymbol(parser, ')');
    return clause;
  }
  if (++parser.terms > maxTerms)
    throw parseError(`The query has more than ${maxTerms} clauses.`, peek(parser));
  const field = parseFieldName(parser);
  const operator = parseOperator(parser);
  return { kind: 'term', field, operator, operand: parseOperand(parser) };
}

function parseAnd(parser: Parser): Clause {
  const clauses = [parseUnary(parser)];
  while (accept(parser, 'and') || (isSymbol(peek(parser), '&&', '&') && take(parser)))
    clauses.push(parseUnary(parser));
  return clauses.length === 1 && clauses[0] ? clauses[0] : { kind: 'and', clauses };
}

function parseOr(parser: Parser): Clause {
  const clauses = [parseAnd(parser)];
  while (accept(parser, 'or') || (isSymbol(peek(parser), '||', '|') && take(parser)))
    clauses.push(parseAnd(parser));
  return clauses.length === 1 && clauses[0] ? clauses[0] : { kind: 'or', clauses };
}

function parseOrdering(parser: Parser): Ordering {
  const field = parseFieldName(parser);
  if (accept(parser, 'desc')) return { field, descending: true };
  accept(parser, 'asc');
  return { field, descending: false };
}

function parseOrderBy(parser: Parser): Ordering[] {
  if (!accept(parser, 'order')) return [];
  if (!accept(parser, 'by')) {
    const token = peek(parser);
    if (token.kind === 'end') throw parseError("Expecting 'by' before the end of the query.");
    throw parseError(`Expecting 'by' but got '${token.text}'.`, token);
  }
  const orderings = [parseOrdering(parser)];
  while (isSymbol(peek(parser), ',') && take(parser)) orderings.push(parseOrdering(parser));
  return orderings;
}

const startsOrder = (parser: Parser): boolean =>
  isWord(peek(parser), 'order') && isWord(peek(parser, 1), 'by');

/** Reads a query; throws JqlError with Atlassian's words and the place of the mistake. */
export function parseJql(text: string): Query {
  const parser: Parser = { tokens: tokenize(text), index: 0, depth: 0, terms: 0 };
  const hasWhere = peek(parser).kind !== 'end' && !startsOrder(parser);
  const where = hasWhere ? parseOr(parser) : undefined;
  const orderBy = parseOrderBy(parser);
  const left = peek(parser);
  if (left.kind !== 'end')
    throw parseError(
      orderBy.length > 0
        ? `Expecting ',' but got '${left.text}'.`
        : `Expecting either 'OR' or 'AND' but got '${left.text}'.`,
      left,
    );
  return { where, orderBy };
}
