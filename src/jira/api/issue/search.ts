import type { IssuePage } from '../../model/issue.ts';
import type { Connection } from '../connection.ts';
import { prepareJql, projectClause } from '../jql/jql.ts';
import { projectOf } from '../scope.ts';
import type { ViewOptions, Views } from './issue-view.ts';

/** A search for issues. */
export interface SearchOptions extends ViewOptions {
  jql: string;
  /** 1 to 100. */
  limit: number;
  startAt: number;
  pageToken?: string | undefined;
  /** Further limits to these projects; can only narrow what the operator allows. */
  projects?: readonly string[] | undefined;
}

/** Finds issues by JQL. */
export function createSearch({ http, dialect, scope }: Connection, views: Views) {
  return async (options: SearchOptions): Promise<IssuePage> => {
    const clauses = [
      ...(scope.clause === undefined ? [] : [scope.clause]),
      ...(options.projects?.length ? [projectClause(options.projects)] : []),
    ];
    const view = await views(options);
    const answer = await dialect.search(http, {
      jql: prepareJql(options.jql, clauses),
      fields: view.fields,
      expand: view.expand,
      limit: options.limit,
      startAt: options.startAt,
      pageToken: options.pageToken,
    });
    // The query already says so; this holds even if Jira reads it in another way than we do.
    const allowed = answer.issues.filter((issue) => scope.includes(projectOf(issue.key)));
    return {
      total: answer.total,
      start_at: answer.startAt,
      max_results: options.limit,
      issues: allowed.map((issue) => view.show(issue, answer)),
      ...(answer.nextPageToken !== undefined && { next_page_token: answer.nextPageToken }),
    };
  };
}
