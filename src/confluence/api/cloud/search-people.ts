import type { HttpClient } from '../../../http/client.ts';
import { quoteCql } from '../cql.ts';
import { PeopleFound, personFrom } from '../people-wire.ts';
import type { PeopleRequests } from '../requests.ts';

/** The search for people of v1; v2 has none. */
export const createCloudPeopleSearch = (http: HttpClient): PeopleRequests => ({
  async searchPeople({ query, limit }) {
    const cql = 'cql' in query ? query.cql : `user.fullname ~ ${quoteCql(query.words)}`;
    const { results } = await http.get('/rest/api/search/user', PeopleFound, { query: { cql, limit } });
    return results.flatMap((hit) => personFrom(hit) ?? []);
  },
});
