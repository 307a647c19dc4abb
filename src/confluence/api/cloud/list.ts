import type { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import type { QueryValue } from '../../../http/request.ts';
import { checkCount } from '../limits.ts';
import { listUntil } from './list-until.ts';

/** Every item of a v2 list, page by page. @throws InvalidArgument when there are too many. */
export async function listAll<T extends z.ZodType>(
  http: HttpClient,
  path: string,
  item: T,
  query: Record<string, QueryValue> = {},
): Promise<z.output<T>[]> {
  const list = { path, item, query: { limit: 250, ...query } };
  const { items } = await listUntil(http, list, ({ length }) => {
    checkCount(length, `items in ${path}`);
    return false;
  });
  return items;
}
