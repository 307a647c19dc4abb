import { type Call, ok, type Route, route } from '../../call.ts';
import { type DemoUser, users } from '../../users.ts';
import { slice } from '../paging.ts';
import { asObject } from '../read-json.ts';
import { refuse } from '../refuse.ts';
import { userShape } from '../v1/user-shape.ts';

/** People on Cloud: v1 one by one and in bulk, v2 in bulk; always by account id. */
export const createUserRoutes = (): Route[] => [
  route('GET', '/rest/api/user', (call) => {
    const accountId = call.query.get('accountId');
    if (!accountId) throw refuse(call, 400, 'accountId is required');
    const user = byAccountId(accountId);
    if (!user) throw refuse(call, 404, `No user found with accountId: ${accountId}`);
    return ok(userShape(call, user));
  }),
  route('GET', '/rest/api/user/current', (call) => ok(userShape(call, call.user))),
  route('GET', '/rest/api/user/bulk', (call) => {
    const wanted = call.query.getAll('accountId').flatMap((value) => value.split(','));
    if (wanted.length === 0) throw refuse(call, 400, 'accountId is required');
    const found = slice(
      call,
      wanted.flatMap((id) => byAccountId(id) ?? []),
      { usual: 200, most: 200 },
    );
    return ok({
      results: found.items.map((user) => userShape(call, user)),
      start: found.start,
      limit: found.limit,
      size: found.items.length,
      _links: { base: call.base, context: '/wiki' },
    });
  }),
  route('POST', '/api/v2/users-bulk', (call: Call) => {
    const { accountIds } = asObject(call.body);
    if (!Array.isArray(accountIds)) throw refuse(call, 400, 'accountIds must be specified');
    const found = accountIds.flatMap((id) => byAccountId(String(id)) ?? []);
    return ok({ results: found.map(bulkShape), _links: { base: call.base } });
  }),
];

const byAccountId = (accountId: string): DemoUser | undefined =>
  users.find((user) => user.accountId === accountId);

const bulkShape = ({ accountId, displayName, email, timeZone, active }: DemoUser) => ({
  displayName,
  timeZone,
  isExternalCollaborator: false,
  accountStatus: active ? 'active' : 'inactive',
  accountId,
  email,
  accountType: 'atlassian',
  publicName: displayName,
  profilePicture: { path: `/wiki/aa-avatar/${accountId}`, isDefault: true },
});
