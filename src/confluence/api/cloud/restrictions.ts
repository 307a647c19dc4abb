import type { Cache } from '../../../http/cache.ts';
import type { HttpClient } from '../../../http/client.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import { inParallel } from '../in-parallel.ts';
import type { Restriction, RestrictionRequests, Subject } from '../requests.ts';
import { GroupList, groupFrom, readRestrictions } from '../restriction-wire.ts';
import { WireUser } from '../search-wire.ts';

/** Restrictions through v1; people go by account id, groups by their id. */
export function createCloudRestrictions(http: HttpClient, cache: Cache): RestrictionRequests {
  return {
    restrictions: (id) => readRestrictions(http, id),

    // What the request leaves out is removed, so a list is left out exactly when it is to be empty.
    async writeRestrictions(id, wanted) {
      const body = Object.entries(wanted).map(([operation, restriction]) => ({
        operation,
        restrictions: subjectsOf(restriction),
      }));
      await http.send('PUT', path`/rest/api/content/${id}/restriction`, { body });
    },

    groupsNamed: (names) =>
      inParallel(names, (name) => cache.get(`group/${name}`, () => groupNamed(http, name))),

    async self() {
      const user = await cache.get('self', () => http.get('/rest/api/user/current', WireUser));
      const id = user.accountId ?? '';
      return { id, names: [id] };
    },

    async ownGroups({ id }) {
      const { results } = await http.get('/rest/api/user/memberof', GroupList, {
        query: { accountId: id, limit: 200 },
      });
      return results.flatMap(groupFrom).map((group) => group.id);
    },
  };
}

const subjectsOf = ({ users, groups }: Restriction) => ({
  user: users.map(({ id }) => ({ type: 'known', accountId: id })),
  ...(groups.length > 0 && { group: groups.map(({ id }) => ({ type: 'group', id })) }),
});

async function groupNamed(http: HttpClient, name: string): Promise<Subject> {
  const { results } = await http.get('/rest/api/group/picker', GroupList, {
    query: { query: name, limit: 200 },
  });
  const groups = results.flatMap(groupFrom);
  const found = groups.find((group) => group.name.toLowerCase() === name.toLowerCase() || group.id === name);
  if (found) return found;
  // An id is not found by the search for names.
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(name)) return { id: name, name };
  const similar = groups.slice(0, 5).map((group) => group.name);
  throw new InvalidArgument(
    `There is no group ${JSON.stringify(name)}${similar.length > 0 ? `; similar: ${similar.join(', ')}` : ''}.`,
  );
}
