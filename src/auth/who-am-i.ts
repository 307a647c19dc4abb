import { z } from 'zod';
import type { Site } from './site.ts';

/** Where a site tells who asks. */
export const whoAmIPath = ({ product, deployment }: Site): string => {
  if (product === 'confluence') return '/rest/api/user/current';
  return deployment === 'cloud' ? '/rest/api/3/myself' : '/rest/api/2/myself';
};

const text = z.string().optional();

/** What the products say of an account, in any of their dialects. */
export const Account = z.looseObject({
  accountId: text,
  key: text,
  userKey: text,
  name: text,
  username: text,
  displayName: text,
  emailAddress: text,
  email: text,
  type: text,
});
export type Account = z.output<typeof Account>;

/** Whether it is an account; Confluence answers anonymous requests as well. */
export const isSomebody = ({ accountId, key, userKey, name, username, type }: Account): boolean =>
  type !== 'anonymous' && (accountId ?? key ?? userKey ?? name ?? username) !== undefined;
