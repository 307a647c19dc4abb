import { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import type { QueryValue } from '../../../http/request.ts';
import { checkCount } from '../limits.ts';
import { maybe, parameterOf } from '../wire.ts';

/** Every item of a v2 list, page by page. @throws InvalidArgument when there are too many. */
export async function listAll<T extends z.ZodType>(
  http: HttpClient,
  path: string,
  item: T,
  query: Record<string, QueryValue> = {},
): Promise<z.output<T>[]> {
  const schema = z.object({
    results: z.array(item),
    _links: maybe(z.object({ next: maybe(z.string()) })),
  });
  const items: z.output<T>[] = [];
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const answer = await http.get(path, schema, { query: { limit: 250, ...query, cursor } });
    items.push(...answer.results);
    checkCount(items.length, `items in ${path}`);
    cursor = parameterOf(answer._links?.next, 'cursor');
    // A server that hands out the same cursor again would keep us here for ever.
    if (cursor !== undefined && seen.has(cursor)) break;
    if (cursor !== undefined) seen.add(cursor);
  } while (cursor !== undefined);
  return items;
}
