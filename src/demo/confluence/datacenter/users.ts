import { ok, type Route, route } from '../../call.ts';
import { users } from '../../users.ts';
import { refuse } from '../refuse.ts';
import { userShape } from '../v1/user-shape.ts';

const built = { version: '10.2.14', buildNumber: 9512, buildDate: '2026-01-12T00:00:00.000Z' };

/** People on Data Center, by login name or by key, and the server itself. */
export const createUserRoutes = (): Route[] => [
  route('GET', '/rest/api/user', (call) => {
    const name = call.query.get('username');
    const key = call.query.get('key');
    if (name === null && key === null) throw refuse(call, 400, 'Either username or key must be specified');
    const user = users.find((candidate) => candidate.name === name || candidate.key === key);
    if (!user)
      throw refuse(call, 404, `No user found with ${name === null ? `key : ${key}` : `username : ${name}`}`);
    return ok(userShape(call, user));
  }),
  route('GET', '/rest/api/user/current', (call) => ok(userShape(call, call.user))),
  route('GET', '/rest/api/server-information', () => ok(built)),
];
