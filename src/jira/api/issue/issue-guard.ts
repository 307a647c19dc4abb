import { path } from '../../../http/path.ts';
import type { Connection } from '../connection.ts';
import { WireIssue } from '../wire.ts';

/** Checks that an issue may be changed. */
export type IssueGuard = (key: string) => Promise<void>;

/**
 * Holds an issue against the operator's project limit before a write. An issue that was moved answers to its old key as
 * well, so where there is a limit its present key is read first.
 * @throws NotPermitted
 */
export function createIssueGuard({ http, dialect, scope }: Connection): IssueGuard {
  return async (key) => {
    scope.assertIssue(key);
    if (scope.clause === undefined) return;
    const query = { fields: 'key' };
    scope.assertFoundIssue((await http.get(dialect.rest + path`/issue/${key}`, WireIssue, { query })).key);
  };
}
