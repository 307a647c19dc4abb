import { InvalidArgument } from '../../../http/errors.ts';
import type { Connection } from '../connection.ts';
import { quoteJql } from '../jql/jql.ts';

/** Checks that issues may be changed, and returns each once. */
export type IssuesGuard = (keys: readonly string[]) => Promise<string[]>;

const PAGE = 100;

/**
 * Holds issues against the operator's project limit before a write. A moved issue answers to its old key as well, so
 * where there is a limit the present keys are read first, a hundred in one request.
 * @throws NotPermitted, or InvalidArgument when there are none or some cannot be found.
 */
export function createIssuesGuard({ http, dialect, scope }: Connection): IssuesGuard {
  return async (given) => {
    const keys = [...new Set(given)];
    if (keys.length === 0) throw new InvalidArgument('Give at least one issue key.');
    for (const key of keys) scope.assertIssue(key);
    if (scope.clause === undefined) return keys;
    for (let at = 0; at < keys.length; at += PAGE) {
      const some = keys.slice(at, at + PAGE);
      const { issues } = await dialect.search(http, {
        jql: `key in (${some.map(quoteJql).join(', ')})`,
        fields: ['key'],
        expand: [],
        limit: PAGE,
        startAt: 0,
        pageToken: undefined,
      });
      for (const issue of issues) scope.assertFoundIssue(issue.key);
      if (issues.length < some.length)
        throw new InvalidArgument(
          `Only ${issues.map((issue) => issue.key).join(', ') || 'none'} of ${some.join(', ')} can be found; nothing was moved.`,
        );
    }
    return keys;
  };
}
