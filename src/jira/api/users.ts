import { InvalidArgument } from '../../http/errors.ts';
import type { UserProfile } from '../model/user.ts';
import type { Connection } from './connection.ts';
import { describeUser, matchPeople, toUser } from './people.ts';
import { present } from './prune.ts';
import { WireUser } from './wire.ts';

/** See `createUsers`. */
export type Users = ReturnType<typeof createUsers>;

const MAX_CANDIDATES = 8;

/** People: their profiles, and who is meant by a name, e-mail address, login or account id. */
export function createUsers(connection: Connection) {
  const { http, dialect, cache } = connection;

  /** @throws InvalidArgument listing the candidates when nobody or more than one person fits. */
  async function search(text: string): Promise<WireUser> {
    const found = await dialect.searchUsers(http, text);
    const [user, ...others] = matchPeople(found, text);
    if (user && others.length === 0) return user;
    throw new InvalidArgument(user ? ambiguous(text, [user, ...others]) : unknown(text, found));
  }

  const myself = () => http.get(`${dialect.rest}/myself`, WireUser);

  /** The whole record of the person meant, by the shortest way. */
  function look(text: string): Promise<WireUser> {
    if (isMe(text)) return cache.get('myself', myself);
    const query = dialect.profileQuery(text);
    return cache.get(`profile ${text}`, () =>
      query ? http.get(`${dialect.rest}/user`, WireUser, { query }) : search(text),
    );
  }

  const found = new Map<string, string>();
  const note = (user: WireUser): WireUser => {
    if (user.name !== undefined && user.displayName !== undefined) found.set(user.name, user.displayName);
    return user;
  };

  return {
    /** The display name of somebody found during this call, by login. */
    nameOf: (login: string): string | undefined => found.get(login),

    /** The person meant, with at least the identifier that a write needs. */
    async find(identifier: string): Promise<WireUser> {
      const text = bare(identifier);
      if (text === '') throw new InvalidArgument('A person is named by an empty text.');
      if (isMe(text)) return note(await cache.get('myself', myself));
      const known = dialect.userById(text);
      return known ?? note(await cache.get(`user ${text}`, () => search(text)));
    },

    async profile(identifier: string): Promise<UserProfile> {
      const user = await look(bare(identifier));
      return {
        success: true,
        user: present({ ...toUser(user), active: user.active, time_zone: user.timeZone }),
      };
    },
  };
}

/** Without the decorations of mentions and of the reference server: `accountid:`, `[~...]`, `@`. */
const bare = (identifier: string): string =>
  identifier
    .trim()
    .replace(/^\[~(.*)\]$/, '$1')
    .replace(/^accountid:/i, '')
    .replace(/^@(?=\S)/, '')
    .replace(/\s+/g, ' ')
    .trim();

const isMe = (text: string): boolean => /^(me|currentuser\(\))$/i.test(text);

const list = (users: readonly WireUser[]): string => {
  const shown = users.slice(0, MAX_CANDIDATES).map(describeUser).join('; ');
  return users.length > MAX_CANDIDATES ? `${shown}; and ${users.length - MAX_CANDIDATES} more` : shown;
};

const ambiguous = (text: string, users: readonly WireUser[]): string =>
  `${JSON.stringify(text)} fits ${users.length} people: ${list(users)}. Name one by the id in brackets.`;

const unknown = (text: string, found: readonly WireUser[]): string =>
  `Nobody is called ${JSON.stringify(text)}, or this account may not see them.${
    found.length > 0 ? ` Similar: ${list(found)}.` : ''
  }`;
