import { created, ok } from '../../call.ts';
import { type Project, projects, type Version } from '../content/projects.ts';
import { refuse, refuseFields } from '../errors.ts';
import type { Visit } from '../jira.ts';
import { canBrowse, canWrite, findProject } from '../permissions.ts';
import { versionsOf } from '../versions.ts';
import { componentWire, versionWire } from '../wire/catalog.ts';
import { leadWire } from '../wire/project.ts';
import { bodyOf, get, post, put, type Resource, segment } from './resource.ts';

const day = 86_400_000;
const cannotAdminister = 'You must have global or project administrator rights to modify versions.';

function projectAsked(visit: Visit): Project {
  const key = segment(visit, 'project');
  const project = findProject(visit, key);
  if (project) return project;
  throw refuse(404, `No project could be found with key '${key}'.`);
}

const versionOfProject = (visit: Visit, project: Project, version: Version) => ({
  ...versionWire(visit, version),
  projectId: Number(project.id),
});

const listVersions = (visit: Visit) => {
  const project = projectAsked(visit);
  return ok(versionsOf(visit.jira, project).map((version) => versionOfProject(visit, project, version)));
};

function listComponents(visit: Visit) {
  const project = projectAsked(visit);
  return ok(
    project.components.map((component) => ({
      ...componentWire(visit, component),
      ...leadWire(visit, project),
      assigneeType: 'PROJECT_DEFAULT',
      project: project.key,
      ...(visit.jira.cloud && { projectId: Number(project.id), isAssigneeTypeValid: true }),
    })),
  );
}

function find(visit: Visit): { project: Project; version: Version } {
  const id = segment(visit, 'id');
  for (const project of projects.filter((candidate) => canBrowse(visit.user, candidate))) {
    const version = versionsOf(visit.jira, project).find((candidate) => candidate.id === id);
    if (version) return { project, version };
  }
  throw refuse(404, `Could not find version for id '${id}'`);
}

type Body = Record<string, unknown>;

function dayNumber(visit: Visit, body: Body, name: string): number | undefined {
  const text = body[name];
  if (text === undefined) return undefined;
  const ms = typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw refuseFields({ [name]: `'${String(text)}' is not a valid date` });
  return (ms - visit.jira.epoch) / day;
}

/** The version as a call's body changes it; refuses dates in the wrong order and a name that is taken. */
function changed(visit: Visit, project: Project, before: Version): Version {
  const body = bodyOf(visit);
  const startDay = dayNumber(visit, body, 'startDate') ?? before.startDay;
  const releaseDay = dayNumber(visit, body, 'releaseDate') ?? before.releaseDay;
  const name = String(body.name ?? before.name).trim();
  if (name === '') throw refuseFields({ name: 'You must specify a valid version name' });
  const others = versionsOf(visit.jira, project).filter((version) => version.id !== before.id);
  if (others.some((version) => version.name.toLowerCase() === name.toLowerCase()))
    throw refuseFields({ name: 'A version with this name already exists in this project.' });
  if (startDay !== undefined && releaseDay !== undefined && startDay > releaseDay)
    throw refuseFields({ releaseDate: 'The start date must be before the release date' });
  return {
    id: before.id,
    name,
    description: String(body.description ?? before.description),
    archived: Boolean(body.archived ?? before.archived),
    released: Boolean(body.released ?? before.released),
    startDay,
    releaseDay,
  };
}

const keep = ({ jira }: Visit, project: Project, version: Version): void => {
  const others = versionsOf(jira, project).filter((candidate) => candidate.id !== version.id);
  jira.versions.set(project.key, [...others, version]);
};

function createVersion(visit: Visit) {
  const body = bodyOf(visit);
  const project = findProject(visit, String(body.project ?? body.projectId ?? ''));
  if (!project)
    throw refuse(
      404,
      'No project could be found, or you do not have permission to view or manage its versions.',
    );
  if (!canWrite(visit.user, project)) throw refuse(403, cannotAdminister);
  const version = changed(visit, project, {
    id: String(visit.jira.nextId()),
    name: '',
    description: '',
    archived: false,
    released: false,
    startDay: undefined,
    releaseDay: undefined,
  });
  keep(visit, project, version);
  return created(versionOfProject(visit, project, version));
}

function updateVersion(visit: Visit) {
  const { project, version } = find(visit);
  if (!canWrite(visit.user, project)) throw refuse(403, cannotAdminister);
  const after = changed(visit, project, version);
  keep(visit, project, after);
  return ok(versionOfProject(visit, project, after));
}

/** Releases and components of projects. */
export const versionResources: Resource[] = [
  get('/project/{project}/versions', listVersions),
  get('/project/{project}/components', listComponents),
  post('/version', createVersion),
  get('/version/{id}', (visit) => {
    const { project, version } = find(visit);
    return ok(versionOfProject(visit, project, version));
  }),
  put('/version/{id}', updateVersion),
];
