import type { Connection } from '../connection.ts';
import { prepareJql } from '../jql/jql.ts';
import { projectOf } from '../scope.ts';
import type { WireIssue } from '../wire.ts';

/** What is collected, and how much of it at most. */
export interface Collection {
  jql: string;
  /** Jira field ids. */
  fields: readonly string[];
  most: number;
}

/** Reads a search page by page up to a number of issues; `truncated` when there are more. */
export async function collectIssues(
  { http, dialect, scope }: Connection,
  { jql, fields, most }: Collection,
): Promise<{ issues: WireIssue[]; truncated: boolean }> {
  const issues: WireIssue[] = [];
  const query = {
    jql: prepareJql(jql, scope.clause === undefined ? [] : [scope.clause]),
    fields,
    expand: [],
  };
  let pageToken: string | undefined;
  do {
    const limit = Math.min(100, most - issues.length);
    const page = await dialect.search(http, { ...query, limit, startAt: 0, pageToken });
    issues.push(...page.issues);
    pageToken = page.issues.length > 0 ? page.nextPageToken : undefined;
  } while (pageToken !== undefined && issues.length < most);
  return {
    issues: issues.filter((issue) => scope.includes(projectOf(issue.key))),
    truncated: pageToken !== undefined,
  };
}
