import type { Project } from '../model/project.ts';
import type { Connection } from './connection.ts';
import { toProject } from './to-project.ts';

/** The projects that the account sees and the operator allows; the list is kept for a while. */
export function createProjects({ http, dialect, cache, scope }: Connection) {
  return {
    async list(options: { includeArchived: boolean }): Promise<Project[]> {
      const key = options.includeArchived ? 'all projects' : 'projects';
      const projects = await cache.get(key, () => dialect.listProjects(http, options));
      return projects.filter((project) => scope.includes(project.key)).map(toProject);
    },
  };
}
