import { z } from 'zod';
import type { Connection } from '../connection.ts';
import { maybe, wireId } from '../maybe.ts';
import type { Stay } from './timeline.ts';

const Statuses = z.array(
  z.object({ id: wireId, name: z.string(), statusCategory: maybe(z.object({ key: maybe(z.string()) })) }),
);

/** Tells whether somebody works on an issue during a stay: by the category of its status, which is known by id or name. */
export async function inProgress({ http, dialect, cache }: Connection): Promise<(stay: Stay) => boolean> {
  const all = await cache.get('statuses', () => http.get(`${dialect.rest}/status`, Statuses));
  const names = all
    .filter(({ statusCategory }) => statusCategory?.key === 'indeterminate')
    .flatMap(({ id, name }) => [`id ${id}`, `name ${name.toLowerCase()}`]);
  const known = new Set(names);
  return ({ status, statusId }) =>
    statusId === undefined ? known.has(`name ${status.toLowerCase()}`) : known.has(`id ${statusId}`);
}
