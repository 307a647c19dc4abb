import { CqlFault, type CqlToken, tokenizeCql } from './tokenize.ts';

export type Operator = '=' | '!=' | '~' | '!~' | '>' | '>=' | '<' | '<=' | 'in' | 'not in';

/** A literal, or a function such as `now("-4w")`. */
export type Value = { text: string } | { call: string; args: string[] };

export interface Clause {
  kind: 'clause';
  /** Lower case: field names are not case-sensitive. */
  field: string;
  operator: Operator;
  values: Value[];
}

export type Expression =
  | Clause
  | { kind: 'and' | 'or'; parts: Expression[] }
  | { kind: 'not'; part: Expression };

export interface Order {
  field: string;
  descending: boolean;
}

export interface Query {
  /** Absent for a query that only orders. */
  where: Expression | undefined;
  orders: Order[];
}

/** Nesting beyond this is not a query that a person writes. */
const deepest = 50;

/** Reads CQL; throws CqlFault. */
export function parseCql(query: string): Query {
  const tokens = tokenizeCql(query);
  let position = 0;
  const peek = (): CqlToken => tokens[position] ?? { kind: 'end', text: '' };
  const next = (): CqlToken => {
    const token = peek();
    position += 1;
    return token;
  };
  const cursor = { peek, next };
  const where = isWord(cursor.peek(), 'order') ? undefined : either(cursor, 0);
  const orders = readOrders(cursor);
  if (cursor.peek().kind !== 'end') throw unexpected(cursor.peek());
  return { where, orders };
}

interface Cursor {
  peek(): CqlToken;
  next(): CqlToken;
}

function either(cursor: Cursor, depth: number): Expression {
  const parts = [both(cursor, depth)];
  while (takeWord(cursor, 'or')) parts.push(both(cursor, depth));
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts };
}

function both(cursor: Cursor, depth: number): Expression {
  const parts = [negated(cursor, depth)];
  while (takeWord(cursor, 'and')) parts.push(negated(cursor, depth));
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
}

function negated(cursor: Cursor, depth: number): Expression {
  if (depth > deepest) throw new CqlFault('the query is nested too deeply');
  if (takeWord(cursor, 'not')) return { kind: 'not', part: negated(cursor, depth + 1) };
  if (!takeMark(cursor, '(')) return clause(cursor);
  const inner = either(cursor, depth + 1);
  expectMark(cursor, ')');
  return inner;
}

function clause(cursor: Cursor): Clause {
  const name = cursor.next();
  if (name.kind !== 'word') throw unexpected(name);
  const field = name.text.toLowerCase();
  const operator = readOperator(cursor);
  if (operator !== 'in' && operator !== 'not in')
    return { kind: 'clause', field, operator, values: [readValue(cursor)] };
  expectMark(cursor, '(');
  const values = [readValue(cursor)];
  while (takeMark(cursor, ',')) values.push(readValue(cursor));
  expectMark(cursor, ')');
  return { kind: 'clause', field, operator, values };
}

const operators: ReadonlySet<string> = new Set(['=', '!=', '~', '!~', '>', '>=', '<', '<=']);
const isOperator = (text: string): text is Operator => operators.has(text);

function readOperator(cursor: Cursor): Operator {
  const token = cursor.next();
  if (isOperator(token.text) && token.kind === 'operator') return token.text;
  if (isWord(token, 'in')) return 'in';
  if (isWord(token, 'not') && takeWord(cursor, 'in')) return 'not in';
  throw unexpected(token);
}

function readValue(cursor: Cursor): Value {
  const token = cursor.next();
  if (token.kind === 'string') return { text: token.text };
  if (token.kind !== 'word') throw unexpected(token);
  if (!takeMark(cursor, '(')) return { text: token.text };
  const args: string[] = [];
  while (!takeMark(cursor, ')')) {
    const argument = cursor.next();
    if (argument.kind !== 'string' && argument.kind !== 'word') throw unexpected(argument);
    args.push(argument.text);
    takeMark(cursor, ',');
  }
  return { call: token.text.toLowerCase(), args };
}

function readOrders(cursor: Cursor): Order[] {
  if (!takeWord(cursor, 'order')) return [];
  if (!takeWord(cursor, 'by')) throw unexpected(cursor.peek());
  const orders: Order[] = [];
  do {
    const name = cursor.next();
    if (name.kind !== 'word') throw unexpected(name);
    const descending = takeWord(cursor, 'desc');
    if (!descending) takeWord(cursor, 'asc');
    orders.push({ field: name.text.toLowerCase(), descending });
  } while (takeMark(cursor, ','));
  return orders;
}

const isWord = (token: CqlToken, word: string): boolean =>
  token.kind === 'word' && token.text.toLowerCase() === word;

function takeWord(cursor: Cursor, word: string): boolean {
  const isThere = isWord(cursor.peek(), word);
  if (isThere) cursor.next();
  return isThere;
}

function takeMark(cursor: Cursor, mark: string): boolean {
  const token = cursor.peek();
  const isThere = token.kind === 'mark' && token.text === mark;
  if (isThere) cursor.next();
  return isThere;
}

function expectMark(cursor: Cursor, mark: string): void {
  if (!takeMark(cursor, mark)) throw unexpected(cursor.peek());
}

const unexpected = (token: CqlToken): CqlFault =>
  new CqlFault(token.kind === 'end' ? 'unexpected end of the query' : `unexpected '${token.text}'`);
