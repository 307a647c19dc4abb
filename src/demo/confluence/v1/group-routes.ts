import { type Call, type Route, route } from '../../call.ts';
import type { Deployment } from '../../deployment.ts';
import { type DemoUser, users } from '../../users.ts';
import { type Group, groups, groupsOf } from '../groups.ts';
import { slice } from '../paging.ts';
import { refuse } from '../refuse.ts';
import { listAnswer } from './list-answer.ts';
import { userShape } from './user-shape.ts';

const limits = { usual: 200, most: 200 };

/** Groups, their members, and whose members people are. */
export const createGroupRoutes = (face: Deployment): Route[] => [
  route('GET', '/rest/api/user/memberof', (call) =>
    listAnswer(call, slice(call, groupsOf(asked(call)), limits), (group) => groupShape(call, group)),
  ),
  ...(face === 'cloud' ? cloudRoutes : dataCenterRoutes),
];

const cloudRoutes: Route[] = [
  route('GET', '/rest/api/group/picker', (call) => {
    const text = (call.query.get('query') ?? '').toLowerCase();
    const found = groups.filter(({ name }) => name.toLowerCase().includes(text));
    return listAnswer(call, slice(call, found, limits), (group) => groupShape(call, group));
  }),
];

const dataCenterRoutes: Route[] = [
  route('GET', '/rest/api/group/{name}/member', (call) => {
    const group = groups.find(({ name }) => name === call.params.name);
    if (!group) throw refuse(call, 404, `No group with name : ${call.params.name}`);
    const members = group.members.flatMap((name) => users.find((user) => user.name === name) ?? []);
    return listAnswer(call, slice(call, members, limits), (user) => userShape(call, user));
  }),
];

function asked(call: Call): DemoUser {
  const { query } = call;
  const wanted = [query.get('accountId'), query.get('username'), query.get('key')];
  const user = users.find(({ accountId, name, key }) =>
    call.deployment === 'cloud' ? wanted[0] === accountId : wanted[1] === name || wanted[2] === key,
  );
  if (!user) throw refuse(call, 404, 'No such user');
  return user;
}

/** A group as both faces show it. */
export const groupShape = (call: Call, { id, name }: Group) => ({
  type: 'group',
  name,
  ...(call.deployment === 'cloud' && { id, usageType: 'USERBASE_GROUP', managedBy: 'ADMINS' }),
  _links: { self: `${call.base}/rest/api/group/${encodeURIComponent(name)}` },
});
