import { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import { quoteCql } from '../cql.ts';
import type { Dialect, Person } from '../dialect.ts';
import { PeopleAnswer, WireUser } from '../search-wire.ts';
import { wireList } from '../wire.ts';

/** Account ids that one bulk lookup takes. */
const BATCH = 100;

/** People through the v1 API: v2 has no search for them. */
export function createCloudPeople(http: HttpClient): Pick<Dialect, 'loadNames' | 'findPeople'> {
  return {
    async loadNames(refs) {
      const ids = refs.filter(({ kind }) => kind === 'accountid').map(({ id }) => id);
      const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, at) =>
        http.get('/rest/api/user/bulk', z.object({ results: wireList(WireUser) }), {
          query: { accountId: ids.slice(at * BATCH, (at + 1) * BATCH) },
        }),
      );
      const users = (await Promise.all(batches)).flatMap(({ results }) => results);
      return new Map(
        users.flatMap((user) => {
          const name = nameOf(user);
          return user.accountId && name ? [[`accountid:${user.accountId}`, name] as const] : [];
        }),
      );
    },

    async findPeople(name) {
      const { results } = await http.get('/rest/api/search/user', PeopleAnswer, {
        query: { cql: `user.fullname ~ ${quoteCql(name)}`, limit: 50 },
      });
      return results.flatMap(({ user }) =>
        user?.accountId ? [{ ref: { kind: 'accountid', id: user.accountId }, name: nameOf(user) }] : [],
      ) satisfies Person[];
    },
  };
}

const nameOf = (user: WireUser): string | undefined => user.displayName || user.publicName;
