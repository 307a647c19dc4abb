import { users } from '../../users.ts';
import { issueTypes } from '../content/catalog.ts';
import type { Project } from '../content/projects.ts';
import type { Visit } from '../jira.ts';
import { versionsOf } from '../versions.ts';
import { componentWire, issueTypeWire, projectRefWire, versionWire } from './catalog.ts';
import { userWire } from './user.ts';

type Wire = Record<string, unknown>;

/** The person who leads a project, as its `lead`. */
export const leadWire = (visit: Visit, project: Project): Wire => {
  const user = users.find((candidate) => candidate.accountId === project.lead);
  return user ? { lead: userWire(visit, user) } : {};
};

const types = (visit: Visit, project: Project): Wire[] =>
  issueTypes.filter((type) => project.types.includes(type.id)).map((type) => issueTypeWire(visit, type));

/** A project in a list; `expand` adds what Jira leaves out there. */
export const projectListWire = (visit: Visit, project: Project, expand: ReadonlySet<string>): Wire => ({
  expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
  ...projectRefWire(visit, project),
  ...(visit.jira.cloud && { style: 'classic', isPrivate: project.members !== undefined, properties: {} }),
  ...(project.archived && { archived: true }),
  ...(expand.has('description') && { description: project.description }),
  ...(expand.has('lead') && leadWire(visit, project)),
  ...(expand.has('issueTypes') && { issueTypes: types(visit, project) }),
});

/** A project by itself, with its types, versions, components and roles. */
export const projectWire = (visit: Visit, project: Project): Wire => ({
  ...projectListWire(visit, project, new Set(['description', 'lead', 'issueTypes'])),
  components: project.components.map((component) => componentWire(visit, component)),
  versions: versionsOf(visit.jira, project).map((version) => ({
    ...versionWire(visit, version),
    projectId: Number(project.id),
  })),
  assigneeType: 'UNASSIGNED',
  roles: { Administrators: `${visit.rest}/project/${project.id}/role/10002` },
});
