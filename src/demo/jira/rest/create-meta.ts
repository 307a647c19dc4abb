import { ok } from '../../call.ts';
import { issueTypes } from '../content/catalog.ts';
import type { Project } from '../content/projects.ts';
import { refuse } from '../errors.ts';
import type { Visit } from '../jira.ts';
import { canWrite, findProject } from '../permissions.ts';
import { issueTypeWire } from '../wire/catalog.ts';
import { createFields, fieldMetaWire, isRequired } from '../wire/field-meta.ts';
import { get, integer, pageOf, type Resource, segment } from './resource.ts';

function projectOrRefuse(visit: Visit): Project {
  const key = segment(visit, 'project');
  const project = findProject(visit, key);
  if (project && canWrite(visit.user, project)) return project;
  throw refuse(
    visit.jira.cloud ? 404 : 400,
    `Project '${key}' does not exist or you do not have permission to create issues in it.`,
  );
}

/** Cloud names the page's list after what it holds, Data Center calls it `values`. */
function page(visit: Visit, name: string, all: readonly Record<string, unknown>[]) {
  const most = 200;
  if (integer(visit, 'maxResults', 50) > most)
    throw refuse(400, `Parameter 'maxResults' must not exceed the limit '${most}'`);
  const { values, isLast, ...place } = pageOf(visit, all, { normal: 50, most });
  return ok(visit.jira.cloud ? { ...place, [name]: values } : { ...place, isLast, values });
}

function listTypes(visit: Visit) {
  const project = projectOrRefuse(visit);
  const types = issueTypes.filter((type) => project.types.includes(type.id));
  return page(
    visit,
    'issueTypes',
    types.map((type) => issueTypeWire(visit, type)),
  );
}

function listFields(visit: Visit) {
  const project = projectOrRefuse(visit);
  const typeId = segment(visit, 'type');
  if (!project.types.includes(typeId))
    throw refuse(
      visit.jira.cloud ? 404 : 400,
      `Issue type with id '${typeId}' does not exist in the project.`,
    );
  return page(
    visit,
    'fields',
    createFields(visit, project, typeId).map((field) => ({
      required: isRequired(field, typeId),
      ...fieldMetaWire(visit, field, project),
      fieldId: field.id,
    })),
  );
}

/** What a create screen asks for. */
export const createMetaResources: Resource[] = [
  get('/issue/createmeta/{project}/issuetypes', listTypes),
  get('/issue/createmeta/{project}/issuetypes/{type}', listFields),
];
