import { z } from 'zod';
import { withoutHighlight } from './highlight.ts';
import type { FoundPerson } from './requests.ts';
import { WireUser } from './search-wire.ts';
import { maybe } from './wire.ts';

/** A person with what tells whether the account is in use. */
export const WirePerson = WireUser.extend({
  status: maybe(z.string()),
  accountStatus: maybe(z.string()),
});

/** A page of people that a search found. */
export const PeopleFound = z.object({
  results: z.array(
    z.object({
      user: maybe(WirePerson),
      title: maybe(z.string()),
      url: maybe(z.string()),
      score: maybe(z.number()),
    }),
  ),
  _links: maybe(z.object({ next: maybe(z.string()) })),
});

type Hit = z.output<typeof PeopleFound>['results'][number];

/** The person of a hit; undefined for a hit that is none, or one that nothing can be done with. */
export function personFrom({ user, title, url, score }: Hit): FoundPerson | undefined {
  const id = user?.accountId ?? user?.username ?? user?.userKey;
  if (!user || id === undefined) return undefined;
  const status = user.status ?? user.accountStatus;
  return {
    id,
    displayName: user.displayName || user.publicName || user.username || id,
    accountId: user.accountId,
    username: user.username,
    userKey: user.userKey,
    email: user.email || undefined,
    active: status === undefined ? undefined : /^(current|active)$/.test(status),
    title: title === undefined ? undefined : withoutHighlight(title),
    url,
    score,
  };
}
