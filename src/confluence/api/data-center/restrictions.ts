import type { Cache } from '../../../http/cache.ts';
import type { HttpClient } from '../../../http/client.ts';
import { path } from '../../../http/path.ts';
import type { RestrictionRequests } from '../requests.ts';
import { GroupList, groupFrom, readRestrictions } from '../restriction-wire.ts';
import { WireUser } from '../search-wire.ts';

const EXPAND = ['read', 'update']
  .flatMap((operation) => [`${operation}.restrictions.user`, `${operation}.restrictions.group`])
  .join(',');

/** Restrictions with people and groups by name. */
export function createDataCenterRestrictions(http: HttpClient, cache: Cache): RestrictionRequests {
  return {
    restrictions: (id) => readRestrictions(http, id, EXPAND),

    // A list that is left out stays, so empty ones are sent as well.
    async writeRestrictions(id, wanted) {
      const body = Object.entries(wanted).map(([operation, { users, groups }]) => ({
        operation,
        restrictions: {
          user: users.map((user) => ({ type: 'known', username: user.id })),
          group: groups.map((group) => ({ type: 'group', name: group.name })),
        },
      }));
      await http.send('PUT', path`/rest/api/content/${id}/restriction`, { body });
    },

    groupsNamed: async (names) => names.map((name) => ({ id: name, name })),

    async self() {
      const user = await cache.get('self', () => http.get('/rest/api/user/current', WireUser));
      const names = [user.username, user.userKey].flatMap((name) => name ?? []);
      return { id: names[0] ?? '', names };
    },

    async ownGroups({ id }) {
      const { results } = await http.get('/rest/api/user/memberof', GroupList, {
        query: { username: id, limit: 200 },
      });
      return results.flatMap(groupFrom).map((group) => group.id);
    },
  };
}
