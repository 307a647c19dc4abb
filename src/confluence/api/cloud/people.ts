import { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import { quoteCql } from '../cql.ts';
import type { Dialect, Person } from '../dialect.ts';
import { PeopleAnswer, WireUser } from '../search-wire.ts';
import { wireList } from '../wire.ts';

/** Account ids that one bulk lookup takes: "Create bulk user lookup using ids" of v2. */
const BATCH = 250;

/** Names through v2; people are found by name through v1, as v2 has no search for them. */
export function createCloudPeople(http: HttpClient): Pick<Dialect, 'loadNames' | 'findPeople'> {
  return {
    async loadNames(refs) {
      const ids = refs.filter(({ kind }) => kind === 'accountid').map(({ id }) => id);
      const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, at) =>
        http.post('/api/v2/users-bulk', z.object({ results: wireList(WireUser) }), {
          body: { accountIds: ids.slice(at * BATCH, (at + 1) * BATCH) },
          safe: true,
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
