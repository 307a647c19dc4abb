import type { Project } from '../../model/project.ts';
import type { Connection } from '../connection.ts';
import { toProject } from '../to-project.ts';

/** What Jira gives in one search at the most. */
const MOST = 100;

/** Finds projects by key or name, without those that the caller has already. */
export function createSearchProjects({ http, dialect, scope }: Connection) {
  return async (text: string, options: { limit: number; without: readonly string[] }): Promise<Project[]> => {
    const without = new Set(options.without);
    const limit = Math.min(options.limit + without.size, MOST);
    const found = await dialect.searchProjects(http, { text: text.trim(), limit, keys: scope.keys });
    return found
      .filter((project) => scope.includes(project.key) && !without.has(project.id ?? ''))
      .slice(0, options.limit)
      .map(toProject);
  };
}
