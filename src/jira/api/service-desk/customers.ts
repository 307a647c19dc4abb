import { InvalidArgument } from '../../../http/errors.ts';
import type { Connection } from '../connection.ts';
import { describeUser, matchPeople } from '../people.ts';
import type { Users } from '../users.ts';

/**
 * How a request names a customer: an account id on Cloud, a login on Data Center. Portal customers are often hidden from
 * searches for people, so a text that finds nobody is sent as it is.
 * @throws InvalidArgument for a name that several people have.
 */
export function createCustomers({ http, dialect }: Connection, users: Users) {
  return async (text: string): Promise<string> => {
    if (/^me$/i.test(text)) return dialect.watcherRef(await users.find(text)).id ?? text;
    if (dialect.userById(text)) return text;
    const [user, ...others] = matchPeople(await dialect.searchUsers(http, text), text);
    if (user && others.length > 0)
      throw new InvalidArgument(
        `${JSON.stringify(text)} fits several people: ${[user, ...others].map(describeUser).join('; ')}. Name one by the id in brackets.`,
      );
    return (user && dialect.watcherRef(user).id) ?? text;
  };
}
