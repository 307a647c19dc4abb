import { InvalidArgument, isExposed, NotPermitted } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { DevelopmentInfo } from '../../model/development.ts';
import type { Connection } from '../connection.ts';
import { WireIssue } from '../wire.ts';
import { createDevStatus, type DevelopmentFilter, readKind } from './dev-status.ts';
import { createIssueIds } from './issue-ids.ts';

const AT_ONCE = 5;
const MAX_ISSUES = 100;

const empty = { detail: [], pullRequests: [], branches: [], commits: [], repositories: [] };

/** What development tools say of issues: from the internal API behind Jira's development panel. */
export function createDevelopment(connection: Connection) {
  const { http, dialect, scope } = connection;
  const findIds = createIssueIds(connection);

  const read = createDevStatus(connection);

  return {
    async get(key: string, filter: DevelopmentFilter): Promise<DevelopmentInfo> {
      if (filter.dataType !== undefined) readKind(filter.dataType);
      scope.assertIssue(key);
      const query = { fields: 'key' };
      const issue = await http.get(dialect.rest + path`/issue/${key}`, WireIssue, { query });
      scope.assertFoundIssue(issue.key);
      return read(issue.key, issue.id, filter);
    },

    /** One entry per key, in their order; an issue that fails says why. @throws when all of them fail. */
    async list(keys: readonly string[], filter: DevelopmentFilter): Promise<DevelopmentInfo[]> {
      if (filter.dataType !== undefined) readKind(filter.dataType);
      const asked = [...new Set(keys)];
      if (asked.length === 0 || asked.length > MAX_ISSUES)
        throw new InvalidArgument(`issue_keys takes 1 to ${MAX_ISSUES} keys, not ${asked.length}.`);
      for (const key of asked) scope.assertIssue(key);
      const ids = await findIds(asked);
      const infos: DevelopmentInfo[] = [];
      const errors: unknown[] = [];
      for (let at = 0; at < asked.length; at += AT_ONCE)
        infos.push(
          ...(await Promise.all(
            asked.slice(at, at + AT_ONCE).map(async (key) => {
              try {
                return await read(key, await ids(key), filter);
              } catch (error) {
                if (!isExposed(error) || error instanceof NotPermitted) throw error;
                errors.push(error);
                return { issue_key: key, ...empty, error: error.message };
              }
            }),
          )),
        );
      if (errors.length === asked.length) throw errors[0];
      return infos;
    },
  };
}
