import { type DemoUser, users } from '../../users.ts';
import type { Visit } from '../jira.ts';

const sizes = ['48x48', '24x24', '16x16', '32x32'];

const avatars = (base: string, user: DemoUser): Record<string, string> =>
  Object.fromEntries(
    sizes.map((size) => [
      size,
      `${base}/secure/useravatar?ownerId=${encodeURIComponent(user.key)}&size=${size.split('x')[0]}`,
    ]),
  );

/** A person as issues, comments and lists show them: account id on Cloud, name and key on Data Center. */
export function userWire({ jira, rest, call }: Visit, user: DemoUser): Record<string, unknown> {
  const common = {
    emailAddress: user.email,
    avatarUrls: avatars(call.base, user),
    displayName: user.displayName,
    active: user.active,
    timeZone: user.timeZone,
  };
  if (jira.cloud)
    return {
      self: `${rest}/user?accountId=${encodeURIComponent(user.accountId)}`,
      accountId: user.accountId,
      ...common,
      accountType: 'atlassian',
    };
  return {
    self: `${rest}/user?username=${encodeURIComponent(user.name)}`,
    name: user.name,
    key: user.key,
    ...common,
  };
}

/** People inside comments, worklogs, changes and attachments, whose published Cloud shape is the same. */
export function userOf(visit: Visit, accountId: string | undefined): Record<string, unknown> | null {
  const user = users.find((candidate) => candidate.accountId === accountId);
  return user ? userWire(visit, user) : null;
}

/** A person with what only the `user` and `myself` resources tell. */
export const userDetailsWire = (visit: Visit, user: DemoUser): Record<string, unknown> => ({
  ...userWire(visit, user),
  ...(visit.jira.cloud ? {} : { deleted: false }),
  locale: 'en_US',
  groups: { size: 1, items: [] },
  applicationRoles: { size: 1, items: [] },
  expand: 'groups,applicationRoles',
});
