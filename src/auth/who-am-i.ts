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

/** What the product tells the account from others by. */
export const idOf = ({ accountId, name, username, key, userKey }: Account): string | undefined =>
  accountId ?? name ?? username ?? key ?? userKey;

/** Whether it is an account; Confluence answers anonymous requests as well. */
export const isSomebody = (account: Account): boolean =>
  account.type !== 'anonymous' && idOf(account) !== undefined;
