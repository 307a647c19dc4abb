import { groups, issueTypes, priorities, resolutions } from '../content/catalog.ts';
import { type Project, projects } from '../content/projects.ts';
import type { Visit } from '../jira.ts';
import type { Field, Kind, Option } from '../model/field.ts';
import type { Issue } from '../model/issue.ts';
import { canWrite } from '../permissions.ts';
import { versionsOf } from '../versions.ts';
import {
  componentWire,
  groupWire,
  issueTypeWire,
  optionWire,
  priorityWire,
  projectRefWire,
  resolutionWire,
  versionWire,
} from './catalog.ts';

type Wire = Record<string, unknown>;

const isEditable = (field: Field, project: Project): boolean =>
  field.editable && (field.only === undefined || field.only === project.typeKey);

/** Fields of the screens that an issue type has in a project, and those that are named besides. */
const screen = (visit: Visit, project: Project, typeId: string, more: readonly string[]): Field[] =>
  visit.jira.fields.filter(
    (field) =>
      (isEditable(field, project) && (field.id !== 'parent' || visit.jira.cloud || typeId === '10004')) ||
      more.includes(field.id),
  );

/** Fields of a project's create screen for an issue type. */
export const createFields = (visit: Visit, project: Project, typeId: string): Field[] =>
  screen(visit, project, typeId, ['project', 'issuelinks']);

/** Fields of a project's edit screen for an issue type. */
export const editFields = (visit: Visit, project: Project, typeId: string): Field[] =>
  screen(visit, project, typeId, ['issuelinks', 'comment', 'worklog']);

const always = new Set(['summary', 'issuetype', 'project', 'reporter']);

/** Whether a create call without the field is refused. */
export const isRequired = (field: Field, typeId: string): boolean =>
  always.has(field.id) ||
  (field.id === 'parent' && typeId === '10004') ||
  (field.id === 'customfield_10011' && typeId === '10000');

const addable: ReadonlySet<Kind> = new Set([
  'options',
  'labels',
  'versions',
  'components',
  'users',
  'groups',
]);

function operations(field: Field): string[] {
  if (field.id === 'comment') return ['add', 'edit', 'remove'];
  if (field.id === 'issuelinks' || field.id === 'worklog') return ['add'];
  return addable.has(field.kind) ? ['add', 'set', 'remove'] : ['set'];
}

const optionWithChildren = (visit: Visit, option: Option): Wire => ({
  ...optionWire(visit, option),
  ...(option.children && { children: option.children.map((child) => optionWire(visit, child)) }),
});

type Allowed = (visit: Visit, project: Project, field: Field) => Wire[];

const fromOptions: Allowed = (visit, _project, field) =>
  field.options.map((option) => optionWithChildren(visit, option));
const fromVersions: Allowed = (visit, project) =>
  versionsOf(visit.jira, project).map((version) => versionWire(visit, version));

const allowed: Readonly<Partial<Record<Kind, Allowed>>> = {
  option: fromOptions,
  options: fromOptions,
  cascade: fromOptions,
  version: fromVersions,
  versions: fromVersions,
  components: (visit, project) => project.components.map((component) => componentWire(visit, component)),
  priority: (visit) => priorities.map((priority) => priorityWire(visit, priority)),
  resolution: (visit) => resolutions.map((resolution) => resolutionWire(visit, resolution)),
  issuetype: (visit, project) =>
    issueTypes.filter((type) => project.types.includes(type.id)).map((type) => issueTypeWire(visit, type)),
  project: (visit, project) => [projectRefWire(visit, project)],
  projectPicker: (visit) =>
    projects
      .filter((project) => canWrite(visit.user, project))
      .map((project) => projectRefWire(visit, project)),
  groups: (visit) => groups.map((name) => groupWire(visit, name)),
};

function autoComplete({ rest, call, jira }: Visit, field: Field): string | undefined {
  if (field.id === 'assignee') return `${rest}/user/assignable/search?${jira.cloud ? 'query' : 'username'}=`;
  if (field.kind === 'user' || field.kind === 'users') return `${rest}/user/search?query=`;
  if (field.kind === 'labels') return `${call.base}/rest/api/1.0/labels/suggest?query=`;
  return undefined;
}

const mediumPriority = { id: '3', name: 'Medium', description: '' };

/** What a create or edit screen says of one field; `key` and `fieldId` are named as the deployment does. */
export function fieldMetaWire(visit: Visit, field: Field, project: Project): Wire {
  const url = autoComplete(visit, field);
  const values = allowed[field.kind]?.(visit, project, field);
  const isPriority = field.kind === 'priority';
  return {
    schema: field.schema ?? { type: 'issuelink', system: field.id },
    name: field.name,
    ...(visit.jira.cloud && { key: field.id }),
    hasDefaultValue: isPriority,
    ...(isPriority && { defaultValue: priorityWire(visit, mediumPriority) }),
    operations: operations(field),
    ...(url !== undefined && { autoCompleteUrl: url }),
    ...(values && { allowedValues: values }),
  };
}

/** The fields of an edit screen by id, for `editmeta`. */
export const fieldMetaMap = (visit: Visit, project: Project, issue: Issue): Record<string, Wire> =>
  Object.fromEntries(
    (canWrite(visit.user, project) ? editFields(visit, project, issue.type) : []).map((field) => [
      field.id,
      {
        required: isRequired(field, issue.type) && field.id !== 'customfield_10011',
        ...fieldMetaWire(visit, field, project),
        ...(!visit.jira.cloud && { fieldId: field.id }),
      },
    ]),
  );
