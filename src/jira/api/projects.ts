import type { Project } from '../model/project.ts';
import type { Connection } from './connection.ts';
import { toProject } from './to-project.ts';

/** The projects that the account sees and the operator allows. */
export function createProjects({ http, dialect, scope }: Connection) {
  return {
    async list(options: { includeArchived: boolean }): Promise<Project[]> {
      const projects = await dialect.listProjects(http, options);
      return projects.filter((project) => scope.includes(project.key)).map(toProject);
    },
  };
}
