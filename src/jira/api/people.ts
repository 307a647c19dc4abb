import type { User } from '../model/user.ts';
import { present } from './prune.ts';
import type { WireUser } from './wire.ts';

/** A person as results show one. */
export const toUser = (user: WireUser): User =>
  present({
    account_id: user.accountId,
    display_name: user.displayName ?? user.name,
    name: user.name ?? user.displayName,
    key: user.key,
    email: user.emailAddress,
  });

/** How a message names a person, so that the reader can tell two of the same name apart. */
export const describeUser = (user: WireUser): string => {
  const id = user.accountId ?? user.name ?? user.key;
  const state = user.active === false ? ', inactive' : '';
  return `${user.displayName ?? id} (${[user.emailAddress, id].filter(Boolean).join(', ')}${state})`;
};

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Who of the people found is meant: an id, login, key or e-mail that fits comes before a display name, an active
 * person before one who left. Several are returned when the text does not tell them apart.
 */
export function matchPeople(found: readonly WireUser[], text: string): WireUser[] {
  const wanted = fold(text);
  const equals = (value: string | undefined) => value !== undefined && fold(value) === wanted;
  const byId = found.filter((user) =>
    [user.accountId, user.name, user.key, user.emailAddress].some((value) => equals(value)),
  );
  if (byId.length > 0) return byId;
  const byName = found.filter((user) => equals(user.displayName));
  const active = byName.filter((user) => user.active !== false);
  if (active.length > 0) return active;
  if (byName.length > 0) return byName;
  // Jira finds people by an e-mail address that their privacy settings keep out of the answer.
  const [only] = found;
  return text.includes('@') && found.length === 1 && only && !only.emailAddress ? [only] : [];
}
