import type { Call } from '../../call.ts';
import type { DemoUser } from '../../users.ts';
import { contextOf } from '../paging.ts';

const picture = (path: string) => ({ path, width: 48, height: 48, isDefault: true });

/** A person in the v1 API: by account id on Cloud, by name and key on Data Center. */
export function userShape(call: Call, user: DemoUser) {
  const { accountId, name, key, displayName, email, timeZone, active } = user;
  if (call.deployment === 'cloud')
    return {
      type: 'known',
      accountId,
      accountType: 'atlassian',
      email,
      publicName: displayName,
      profilePicture: picture(`/wiki/aa-avatar/${accountId}`),
      displayName,
      timeZone,
      isExternalCollaborator: false,
      _expandable: { operations: '', personalSpace: '' },
      _links: { self: `${call.base}/rest/api/user?accountId=${encodeURIComponent(accountId)}` },
    };
  const isStatusWanted = (call.query.get('expand') ?? '').split(',').includes('status');
  return {
    type: 'known',
    username: name,
    userKey: key,
    profilePicture: picture(`${contextOf(call)}/images/icons/profilepics/default.svg`),
    displayName,
    ...(isStatusWanted && { status: active ? 'current' : 'deactivated' }),
    _links: { self: `${call.base}/rest/api/user?key=${key}` },
    _expandable: isStatusWanted ? {} : { status: '' },
  };
}
