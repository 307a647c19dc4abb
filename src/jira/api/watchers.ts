import { InvalidArgument } from '../../http/errors.ts';
import { path } from '../../http/path.ts';
import type { ChangedWatcher, Watchers } from '../model/activity.ts';
import type { Connection } from './connection.ts';
import type { Activities } from './issue/activities.ts';
import type { IssueGuard } from './issue/issue-guard.ts';
import type { Users } from './users.ts';

interface Parts {
  guard: IssueGuard;
  activities: Activities;
  users: Users;
}

/** Who follows an issue. */
export function createWatchers({ http, dialect }: Connection, { guard, activities, users }: Parts) {
  const at = (key: string) => dialect.rest + path`/issue/${key}/watchers`;

  /** The person meant, as a list of watchers names one. */
  async function find(identifier: string) {
    const user = await users.find(identifier);
    const { parameter, id } = dialect.watcherRef(user);
    if (id === undefined)
      throw new InvalidArgument(`${JSON.stringify(identifier)} is known to Jira without an identifier.`);
    return { parameter, id, name: user.displayName ?? id };
  }

  return {
    async list(key: string): Promise<Watchers> {
      await guard(key);
      return activities.watchers(key);
    },

    async add(key: string, identifier: string): Promise<ChangedWatcher> {
      await guard(key);
      const { id, name } = await find(identifier);
      await http.send('POST', at(key), { body: id });
      return { success: true, message: `${name} now watches ${key}`, issue_key: key, user: id };
    },

    async remove(key: string, identifier: string | undefined): Promise<ChangedWatcher> {
      if (!identifier?.trim())
        throw new InvalidArgument('Name the watcher: account_id on Cloud, username on Data Center.');
      await guard(key);
      const { parameter, id, name } = await find(identifier);
      await http.send('DELETE', at(key), { query: { [parameter]: id } });
      return { success: true, message: `${name} does not watch ${key}`, issue_key: key, user: id };
    },
  };
}
