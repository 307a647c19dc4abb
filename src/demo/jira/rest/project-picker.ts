import { ok } from '../../call.ts';
import { projects } from '../content/projects.ts';
import { canBrowse } from '../permissions.ts';
import { flag, get, integer, onDataCenter, type Resource } from './resource.ts';

const most = 100;

/** Data Center's search for projects by the beginnings of the words of their names, and by key. */
export const projectPickerResources: Resource[] = [
  onDataCenter(
    get('/projects/picker', (visit) => {
      const { call, user } = visit;
      const text = (call.query.get('query') ?? '').trim().toLowerCase();
      const starts = (word: string) => word.toLowerCase().startsWith(text);
      const found = projects.filter(
        (project) =>
          canBrowse(user, project) &&
          !project.archived &&
          (text === ''
            ? flag(visit, 'allowEmptyQuery')
            : [project.key, project.name, ...project.name.split(' ')].some(starts)),
      );
      const shown = found.slice(0, Math.min(integer(visit, 'maxResults', 0) || most, most));
      return ok({
        projects: shown.map((project) => ({
          id: project.id,
          key: project.key,
          name: project.name,
          html: `${project.name} (${project.key})`,
          avatar: `${call.base}/secure/projectavatar?pid=${project.id}&size=small`,
        })),
        total: found.length,
        header: `Showing ${shown.length} of ${found.length} matching projects`,
      });
    }),
  ),
];
