import type { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import type { QueryValue } from '../../../http/request.ts';
import { listOf, parameterOf } from '../wire.ts';

/** Items of a v2 list, page by page, until there are enough; `more` tells whether the list goes on. */
export async function listUntil<T extends z.ZodType>(
  http: HttpClient,
  { path, item, query }: { path: string; item: T; query: Record<string, QueryValue> },
  isEnough: (items: readonly z.output<T>[]) => boolean,
): Promise<{ items: z.output<T>[]; more: boolean }> {
  const schema = listOf(item);
  const items: z.output<T>[] = [];
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const answer = await http.get(path, schema, { query: { ...query, cursor } });
    items.push(...answer.results);
    cursor = parameterOf(answer._links?.next, 'cursor');
    // A server that hands out the same cursor again would keep us here for ever.
    if (cursor !== undefined && seen.has(cursor)) cursor = undefined;
    if (cursor !== undefined) seen.add(cursor);
  } while (cursor !== undefined && !isEnough(items));
  return { items, more: cursor !== undefined };
}
