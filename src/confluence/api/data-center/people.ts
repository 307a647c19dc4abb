import type { HttpClient } from '../../../http/client.ts';
import { siteSearch } from '../cql.ts';
import type { Dialect, Person } from '../dialect.ts';
import { isNotFound } from '../first-found.ts';
import { inParallel } from '../in-parallel.ts';
import { PeopleAnswer, SEARCH_PATH, WireUser } from '../search-wire.ts';
import { person } from './page-wire.ts';

/** People by key, by login name, or through the search box, which finds them as well. */
export function createDataCenterPeople(http: HttpClient): Pick<Dialect, 'loadNames' | 'findPeople'> {
  const byReference = (query: { key: string } | { username: string }): Promise<WireUser | undefined> =>
    http
      .get('/rest/api/user', WireUser, { query })
      .catch((error: unknown) => (isNotFound(error) ? undefined : Promise.reject(error)));

  return {
    async loadNames(refs) {
      const known = refs.filter(({ kind }) => kind !== 'accountid');
      const users = await inParallel(known, ({ kind, id }) =>
        byReference(kind === 'userkey' ? { key: id } : { username: id }),
      );
      return new Map(
        known.flatMap(({ kind, id }, at) => {
          const name = users[at]?.displayName;
          return name ? [[`${kind}:${id}`, name] as const] : [];
        }),
      );
    },

    async findPeople(name) {
      const login = /\s/.test(name) ? undefined : await byReference({ username: name });
      if (login) return [{ ref: { kind: 'username', id: name }, name: login.displayName }];
      const { results } = await http.get(SEARCH_PATH, PeopleAnswer, {
        query: { cql: `type = user AND ${siteSearch(name)}`, limit: 50 },
      });
      return results.map(({ user }) => person(user)).filter(isPerson);
    },
  };
}

const isPerson = (found: Person | undefined): found is Person => found !== undefined;
