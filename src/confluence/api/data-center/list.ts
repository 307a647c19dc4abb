import type { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import type { QueryValue } from '../../../http/request.ts';
import { checkCount } from '../limits.ts';
import { listOf } from '../wire.ts';

/** Every item of a list, page by page. @throws InvalidArgument when there are too many. */
export async function listAll<T extends z.ZodType>(
  http: HttpClient,
  path: string,
  item: T,
  query: Record<string, QueryValue> = {},
): Promise<z.output<T>[]> {
  const schema = listOf(item);
  const items: z.output<T>[] = [];
  for (let more = true; more; ) {
    const answer = await http.get(path, schema, { query: { limit: 200, ...query, start: items.length } });
    items.push(...answer.results);
    checkCount(items.length, `items in ${path}`);
    more = answer._links?.next !== undefined && answer.results.length > 0;
  }
  return items;
}
