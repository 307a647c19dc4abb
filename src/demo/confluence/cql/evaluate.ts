import { type Asker, fields } from './fields.ts';
import { createdAt, type Item, modifiedAt, titleOf } from './item.ts';
import type { Expression, Order, Query } from './parse.ts';
import { readTextQuery, type TextQuery } from './text-query.ts';
import { CqlFault } from './tokenize.ts';

type Test = (item: Item) => boolean;

/** Turns a query's condition into a test for items; throws CqlFault for fields and operators that do not exist. */
export function compileWhere(where: Expression | undefined, asker: Asker): Test {
  if (!where) return () => true;
  if (where.kind === 'clause') return compileClause(where, asker);
  if (where.kind === 'not') {
    const inner = compileWhere(where.part, asker);
    return (item) => !inner(item);
  }
  // Cheap tests first: a text search has to write out and read the whole body.
  const tests = where.parts
    .toSorted((a, b) => Number(readsBodies(a)) - Number(readsBodies(b)))
    .map((part) => compileWhere(part, asker));
  return where.kind === 'and'
    ? (item) => tests.every((test) => test(item))
    : (item) => tests.some((test) => test(item));
}

const bodyFields: ReadonlySet<string> = new Set(['text', 'sitesearch', 'mention', 'macro']);

function readsBodies(part: Expression): boolean {
  if (part.kind === 'clause') return bodyFields.has(part.field);
  return part.kind === 'not' ? readsBodies(part.part) : part.parts.some(readsBodies);
}

function compileClause(clause: Extract<Expression, { kind: 'clause' }>, asker: Asker): Test {
  const field = Object.hasOwn(fields, clause.field) ? fields[clause.field] : undefined;
  if (!field) throw new CqlFault(`unsupported field: ${clause.field}`);
  if (!field.operators.includes(clause.operator))
    throw new CqlFault(`operator '${clause.operator}' is not supported for field '${clause.field}'`);
  return field.compile(clause, asker);
}

/** What the query's text clauses look for, negated ones left out; for order by relevance and for marking hits. */
export function textQueriesOf(where: Expression | undefined): TextQuery[] {
  if (!where || where.kind === 'not') return [];
  if (where.kind !== 'clause') return where.parts.flatMap(textQueriesOf);
  const [value] = where.values;
  return where.operator === '~' && value && 'text' in value ? [readTextQuery(value.text)] : [];
}

const orderKeys: Record<string, (item: Item) => number | string> = {
  title: (item) => titleOf(item).toLowerCase(),
  created: (item) => createdAt(item) ?? 0,
  lastmodified: (item) => modifiedAt(item) ?? 0,
  id: (item) => (item.kind === 'content' ? Number(item.content.id.replace('att', '')) : 0),
  type: (item) => (item.kind === 'content' ? item.content.type : item.kind),
  space: (item) =>
    item.kind === 'content' ? item.content.space.key : item.kind === 'space' ? item.space.key : '',
};

/** Sorts found items as the query says; without a word from it, hits in the title first, pages before what hangs on them, then the newest. */
export function orderItems(items: Item[], { orders, where }: Query): Item[] {
  const texts = textQueriesOf(where);
  const keys = orders.length > 0 ? orders.map(compileOrder) : [relevance(texts), newest];
  return items
    .map((item) => ({ item, values: keys.map(({ key }) => key(item)) }))
    .sort((a, b) => compare(a.values, b.values, keys))
    .map(({ item }) => item);
}

interface OrderKey {
  key(item: Item): number | string;
  sign: 1 | -1;
}

const newest: OrderKey = { key: (item) => modifiedAt(item) ?? 0, sign: -1 };
const relevance = (texts: TextQuery[]): OrderKey => ({
  key: (item) => texts.filter((query) => query.matches(titleOf(item))).length * 2 + Number(isPage(item)),
  sign: -1,
});

/** Comments carry their page's title: without this they would come before it. */
const isPage = (item: Item): boolean =>
  item.kind === 'content' && (item.content.type === 'page' || item.content.type === 'blogpost');

function compileOrder({ field, descending }: Order): OrderKey {
  const key = Object.hasOwn(orderKeys, field) ? orderKeys[field] : undefined;
  if (!key) throw new CqlFault(`cannot order by ${field}`);
  return { key, sign: descending ? -1 : 1 };
}

function compare(a: (number | string)[], b: (number | string)[], keys: OrderKey[]): number {
  for (const [index, { sign }] of keys.entries()) {
    const [left, right] = [a[index] ?? 0, b[index] ?? 0];
    if (left < right) return -sign;
    if (left > right) return sign;
  }
  return 0;
}
