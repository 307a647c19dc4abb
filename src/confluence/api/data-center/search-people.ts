import { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import { siteSearch } from '../cql.ts';
import { isNotFound } from '../first-found.ts';
import { checkCount } from '../limits.ts';
import { PeopleFound, personFrom, WirePerson } from '../people-wire.ts';
import type { FoundPerson, PeopleRequests } from '../requests.ts';
import { SEARCH_PATH } from '../search-wire.ts';
import { maybe } from '../wire.ts';

const Members = z.object({
  results: z.array(WirePerson),
  _links: maybe(z.object({ next: maybe(z.string()) })),
});

/** People through the search box and by login name, or among the members of a group, which only administrators may list. */
export function createDataCenterPeopleSearch(http: HttpClient): PeopleRequests {
  return {
    async searchPeople({ query, limit, group }) {
      if (group !== undefined) {
        if ('cql' in query)
          throw new InvalidArgument(
            'group_name goes with a name to look for, not with CQL: give one of them.',
          );
        return amongMembers(http, { group, words: query.words, limit });
      }
      if ('cql' in query) return search(http, onlyPeople(query.cql), limit);
      const [login, found] = await Promise.all([
        byLogin(http, query.words),
        search(http, `type = user AND ${siteSearch(query.words)}`, limit),
      ]);
      const others = found.filter(({ id }) => id !== login?.id);
      return [...(login ? [login] : []), ...others].slice(0, limit);
    },
  };
}

/** A query with an order of its own stays as it is; whatever else it finds is dropped. */
const onlyPeople = (cql: string): string => (/\border\s+by\b/i.test(cql) ? cql : `type = user AND (${cql})`);

async function search(http: HttpClient, cql: string, limit: number): Promise<FoundPerson[]> {
  const { results } = await http.get(SEARCH_PATH, PeopleFound, { query: { cql, limit } });
  return results.flatMap((hit) => personFrom(hit) ?? []);
}

async function byLogin(http: HttpClient, username: string): Promise<FoundPerson | undefined> {
  if (/\s/.test(username)) return undefined;
  try {
    const user = await http.get('/rest/api/user', WirePerson, { query: { username } });
    return asHit(user);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

async function amongMembers(
  http: HttpClient,
  { group, words, limit }: { group: string; words: string; limit: number },
): Promise<FoundPerson[]> {
  const wanted = words.toLowerCase();
  const found: FoundPerson[] = [];
  let start = 0;
  for (let more = true; more && found.length < limit; ) {
    const answer = await http.get(path`/rest/api/group/${group}/member`, Members, {
      query: { start, limit: 200 },
    });
    start += answer.results.length;
    checkCount(start, `members of ${group}`);
    found.push(
      ...answer.results
        .filter(({ displayName = '', username = '' }) =>
          [displayName, username].some((name) => name.toLowerCase().includes(wanted)),
        )
        .flatMap((user) => asHit(user) ?? []),
    );
    more = answer._links?.next !== undefined && answer.results.length > 0;
  }
  return found.slice(0, limit);
}

const asHit = (user: z.output<typeof WirePerson>): FoundPerson | undefined =>
  personFrom({ user, title: undefined, url: undefined, score: undefined });
