import type { Call } from '../call.ts';
import { users } from '../users.ts';
import { sees, seesSpace } from './access.ts';
import { compileWhere, orderItems, textQueriesOf } from './cql/evaluate.ts';
import type { Item } from './cql/item.ts';
import { parseCql } from './cql/parse.ts';
import type { TextQuery } from './cql/text-query.ts';
import { CqlFault } from './cql/tokenize.ts';
import { refuse } from './refuse.ts';
import type { Store } from './store.ts';

export interface Found {
  items: Item[];
  /** What to mark in titles and excerpts. */
  texts: TextQuery[];
}

/** Runs the call's `cql` over everything that its user may see; throws the product's 400 for a query it cannot run. */
export function search(store: Store, call: Call, kinds: readonly Item['kind'][]): Found {
  const cql = call.query.get('cql');
  if (!cql) throw refuse(call, 400, 'cql query is required');
  try {
    const query = parseCql(cql);
    const asker = { user: call.user, now: store.now(), deployment: call.deployment };
    const matches = compileWhere(query.where, asker);
    const found: Item[] = [];
    for (const item of candidates(store, call))
      if (kinds.includes(item.kind) && matches(item)) found.push(item);
    return { items: orderItems(found, query), texts: textQueriesOf(query.where) };
  } catch (error) {
    if (!(error instanceof CqlFault)) throw error;
    throw refuse(call, 400, `Could not parse cql : ${cql} (${error.message})`);
  }
}

function* candidates(store: Store, { user }: Call): Generator<Item> {
  for (const content of store.all()) {
    const isCurrent = content.status === 'current' && (content.container?.status ?? 'current') === 'current';
    if (isCurrent && sees(user, content)) yield { kind: 'content', content };
  }
  for (const space of store.spaces) if (seesSpace(user, space)) yield { kind: 'space', space };
  for (const person of users) if (person.active) yield { kind: 'user', user: person };
}
