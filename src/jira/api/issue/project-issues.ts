import type { IssuePage } from '../../model/issue.ts';
import type { Connection } from '../connection.ts';
import { projectClause } from '../jql/jql.ts';
import type { SearchOptions } from './search.ts';

/** Finds the issues of one project, page by page. */
export function createProjectIssues(
  { scope }: Connection,
  search: (options: SearchOptions) => Promise<IssuePage>,
) {
  return async (project: string, page: Omit<SearchOptions, 'jql'>): Promise<IssuePage> => {
    scope.assertProject(project);
    return search({ ...page, jql: projectClause([project]) });
  };
}
