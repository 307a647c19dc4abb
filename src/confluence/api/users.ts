import { InvalidArgument } from '../../http/errors.ts';
import type { UserHit } from '../model/user.ts';
import { isCql } from './cql.ts';
import type { FoundPerson, PeopleRequests } from './requests.ts';
import { compact } from './wire.ts';

/** What users work with. */
export interface UserParts {
  dialect: PeopleRequests;
  webUrl: string | undefined;
}

/** Whom to look for; `group_name` narrows on Data Center where it is not the group of all users. */
export interface UserSearchOptions {
  query: string;
  limit: number;
  group_name: string;
}

/** The group that everybody is in, unless an administrator changed that. */
const EVERYBODY = 'confluence-users';

/** People of the site. */
export function createUsers({ dialect, webUrl }: UserParts) {
  return {
    async search({ query, limit, group_name: group }: UserSearchOptions): Promise<UserHit[]> {
      const text = query.trim();
      if (text === '') throw new InvalidArgument('query is empty: give part of a name, or CQL.');
      const words = namedIn(text);
      const found = await dialect.searchPeople({
        query: words === undefined ? { cql: text } : { words },
        limit,
        group: group === EVERYBODY ? undefined : group,
      });
      return found.map((person) => toHit(person, webUrl));
    },
  };
}

/** The name that is looked for; undefined for CQL that asks for something else. */
function namedIn(text: string): string | undefined {
  const quoted = /^user\.fullname\s*~\s*"((?:[^"\\]|\\.)*)"$/i.exec(text)?.[1];
  if (quoted !== undefined) return quoted.replace(/\\(.)/g, '$1');
  return isCql(text) ? undefined : text;
}

function toHit(person: FoundPerson, webUrl: string | undefined): UserHit {
  const { accountId, username, userKey, displayName, email, active, title, url, score } = person;
  return compact<UserHit>({
    entity_type: 'user',
    title: title || displayName,
    score: score ?? 0,
    user: compact<UserHit['user']>({
      account_id: accountId,
      username,
      user_key: userKey,
      display_name: displayName,
      email,
      is_active: active ?? true,
    }),
    url: url === undefined ? undefined : (webUrl ?? '') + url,
  });
}
