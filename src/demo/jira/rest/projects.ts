import { ok } from '../../call.ts';
import { projects } from '../content/projects.ts';
import { refuse } from '../errors.ts';
import type { Visit } from '../jira.ts';
import { canBrowse, findProject } from '../permissions.ts';
import { projectListWire, projectWire } from '../wire/project.ts';
import { flag, get, listed, onCloud, onDataCenter, pageOf, type Resource, segment } from './resource.ts';

const visible = (visit: Visit, archived: boolean) =>
  projects
    .filter((project) => canBrowse(visit.user, project) && (archived || !project.archived))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));

function searchProjects(visit: Visit) {
  const { query } = visit.call;
  const text = (query.get('query') ?? '').toLowerCase();
  const keys = query.getAll('keys');
  const ids = query.getAll('id');
  const archived = listed(visit, 'status').includes('archived');
  const found = visible(visit, archived).filter(
    (project) =>
      (project.key.toLowerCase().includes(text) || project.name.toLowerCase().includes(text)) &&
      (keys.length === 0 || keys.includes(project.key)) &&
      (ids.length === 0 || ids.includes(project.id)),
  );
  const page = pageOf(visit, found, { normal: 50, most: 100 });
  const address = (startAt: number) => {
    const parameters = new URLSearchParams(query);
    parameters.set('startAt', String(startAt));
    return `${visit.rest}/project/search?${parameters}`;
  };
  return ok({
    self: address(page.startAt),
    ...(!page.isLast && { nextPage: address(page.startAt + page.maxResults) }),
    ...page,
    values: page.values.map((project) => projectListWire(visit, project, new Set(listed(visit, 'expand')))),
  });
}

function listProjects(visit: Visit) {
  const expand = new Set(listed(visit, 'expand'));
  return ok(
    visible(visit, flag(visit, 'includeArchived')).map((project) => projectListWire(visit, project, expand)),
  );
}

function getProject(visit: Visit) {
  const key = segment(visit, 'project');
  const project = findProject(visit, key);
  if (project) return ok(projectWire(visit, project));
  throw refuse(404, `No project could be found with ${/^\d+$/.test(key) ? 'id' : 'key'} '${key}'.`);
}

/** The projects that the caller may see. */
export const projectResources: Resource[] = [
  onCloud(get('/project/search', searchProjects)),
  onDataCenter(get('/project', listProjects)),
  get('/project/{project}', getProject),
];
