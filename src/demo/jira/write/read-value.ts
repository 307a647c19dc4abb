import type { Project } from '../content/projects.ts';
import type { Visit } from '../jira.ts';
import { projectOf } from '../jira.ts';
import type { Field, Kind } from '../model/field.ts';
import type { Issue, Value } from '../model/issue.ts';
import { canBrowse } from '../permissions.ts';
import { isRecord } from '../text/check-adf.ts';
import { versionsOf } from '../versions.ts';
import { FieldProblem } from './problem.ts';
import {
  readCascade,
  readGroup,
  readIssueType,
  readLabel,
  readList,
  readNamed,
  readOption,
  readPriority,
  readProjectKey,
  readResolution,
  readSprint,
  readTeam,
} from './read-choices.ts';
import { readAssignee, readUser } from './read-people.ts';
import {
  readDate,
  readMoment,
  readNumber,
  readRich,
  readSummary,
  readText,
  readUrl,
} from './read-scalars.ts';

/** What a value is read for. */
export interface Target {
  visit: Visit;
  project: Project;
  field: Field;
}

type Read = (input: unknown, target: Target) => Value;

function readIssueRef(input: unknown, { visit }: Target): Issue {
  if (!isRecord(input)) throw new FieldProblem('data was not an object');
  const { issues } = visit.jira;
  const found = input.key === undefined ? issues.byId(Number(input.id)) : issues.byKey(String(input.key));
  if (!found || !canBrowse(visit.user, projectOf(found)))
    throw new FieldProblem('Could not find issue by id or key.');
  return found;
}

function readEpicLink(input: unknown, { visit }: Target): Value {
  const epic = typeof input === 'string' ? visit.jira.issues.byKey(input) : undefined;
  if (epic?.type !== '10000')
    throw new FieldProblem(`Issue '${String(input)}' is not an epic or does not exist.`);
  return epic.id;
}

const versionIds: Read = (input, { project, visit }) =>
  readNamed(versionsOf(visit.jira, project), input, 'Version');

const readText255: Read = (input, { field }) => {
  if (field.id === 'summary') return readSummary(input);
  return field.schema?.custom?.endsWith(':url') ? readUrl(input) : readText(input);
};

/** What one element of a list field, or a field with one value, may be. */
const readers: Readonly<Partial<Record<Kind, Read>>> = {
  text: readText255,
  rich: (input, { visit }) => readRich(visit, input),
  number: readNumber,
  date: readDate,
  datetime: readMoment,
  user: (input, { visit, field, project }) =>
    field.id === 'assignee' ? readAssignee(visit, input, project) : readUser(visit, input, field.id),
  users: (input, { visit, field }) => readUser(visit, input, field.id),
  option: (input, { field }) => readOption(input, field),
  options: (input, { field }) => readOption(input, field),
  cascade: (input, { field }) => readCascade(input, field),
  labels: readLabel,
  version: versionIds,
  versions: versionIds,
  components: (input, { project }) => readNamed(project.components, input, 'Component'),
  group: readGroup,
  groups: readGroup,
  projectPicker: readProjectKey,
  priority: readPriority,
  issuetype: (input, { project }) => readIssueType(input, project),
  resolution: readResolution,
  parent: (input, target) => readIssueRef(input, target).id,
  epicLink: readEpicLink,
  sprint: (input, { visit }) => readSprint(visit, input),
  team: (input, { visit }) => readTeam(visit, input),
};

const listKinds: ReadonlySet<Kind> = new Set([
  'users',
  'options',
  'labels',
  'versions',
  'components',
  'groups',
]);

/** Whether a field holds several values, which verbs add and remove one by one. */
export const isList = (field: Field): boolean => listKinds.has(field.kind);

const required: Readonly<Record<string, string>> = {
  summary: 'You must specify a summary of the issue.',
  issuetype: 'The issue type selected is invalid.',
  priority: 'Priority is required.',
  reporter: 'Reporter is required.',
};

/** One element of a list field's value, for the `add` and `remove` verbs. */
export const readElement = (input: unknown, target: Target): string =>
  String(readers[target.field.kind]?.(input, target));

/** The value that a field is set to; null empties it. Throws FieldProblem when the field cannot hold it. */
export function readValue(input: unknown, target: Target): Value {
  const { field } = target;
  if (input === null) {
    const problem = required[field.id];
    if (problem !== undefined) throw new FieldProblem(problem);
    return isList(field) ? [] : undefined;
  }
  if (isList(field)) return [...new Set(readList(input, (element) => readElement(element, target)))];
  const read = readers[field.kind];
  if (!read)
    throw new FieldProblem(
      `Field '${field.id}' cannot be set. It is not on the appropriate screen, or unknown.`,
    );
  return read(input, target);
}
