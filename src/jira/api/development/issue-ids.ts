import { HttpError } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { Connection } from '../connection.ts';
import { WireIssue } from '../wire.ts';

/**
 * Finds the ids of issues in one request. Those that it does not tell - missing, hidden or moved ones - are read one by
 * one when they are asked for, so that each has its own error.
 */
export function createIssueIds({ http, dialect, scope }: Connection) {
  return async (keys: readonly string[]): Promise<(key: string) => Promise<string>> => {
    const jql = `key in (${keys.map((key) => `"${key}"`).join(', ')})`;
    const query = { jql, fields: ['key'], expand: [], limit: 100, startAt: 0, pageToken: undefined };
    const { issues } = await dialect.search(http, query).catch((error) => {
      // One key that does not exist makes the whole query an invalid one.
      if (error instanceof HttpError && error.status === 400) return { issues: [] };
      throw error;
    });
    const ids = new Map(issues.map(({ key, id }) => [key, id]));
    return async (key) => {
      const known = ids.get(key);
      if (known !== undefined) return known;
      const issue = await http.get(dialect.rest + path`/issue/${key}`, WireIssue, {
        query: { fields: 'key' },
      });
      scope.assertFoundIssue(issue.key);
      return issue.id;
    };
  };
}
