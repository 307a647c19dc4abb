import { groups, issueTypes, type Named, priorities, resolutions, teams } from '../content/catalog.ts';
import { type Project, projects } from '../content/projects.ts';
import type { Visit } from '../jira.ts';
import type { Field, Option } from '../model/field.ts';
import { isRecord } from '../text/check-adf.ts';
import { FieldProblem } from './problem.ts';

type Input = Record<string, unknown>;

const asObject = (input: unknown): Input => {
  if (!isRecord(input)) throw new FieldProblem('data was not an object');
  return input;
};

/** The elements of a list value. */
export function readList<T>(input: unknown, read: (element: unknown) => T): T[] {
  if (!Array.isArray(input)) throw new FieldProblem('data was not an array');
  return input.map(read);
}

/** One of the elements that have an id and a name, by either. */
export function readNamed(
  list: readonly { id: string; name: string }[],
  input: unknown,
  noun: string,
): string {
  const { id, name } = asObject(input);
  const found = list.find((element) =>
    id === undefined ? element.name === name : element.id === String(id),
  );
  if (found) return found.id;
  throw new FieldProblem(
    id === undefined ? `${noun} name '${name}' is not valid` : `${noun} id '${id}' is not valid`,
  );
}

const selected = (list: readonly Named[], input: unknown, noun: string): string => {
  const { id } = asObject(input);
  if (id !== undefined && !list.some((element) => element.id === String(id)))
    throw new FieldProblem(`The ${noun.toLowerCase()} selected is invalid.`);
  return readNamed(list, input, noun);
};

/** Id of the priority that a value names. */
export const readPriority = (input: unknown): string => selected(priorities, input, 'Priority');
/** Id of the resolution that a value names. */
export const readResolution = (input: unknown): string => selected(resolutions, input, 'Resolution');

/** Id of the issue type that a value names, if it is one of the project's. */
export function readIssueType(input: unknown, project: Project): string {
  const { id, name } = asObject(input);
  const found = issueTypes.find(
    (type) =>
      project.types.includes(type.id) && (id === undefined ? type.name === name : type.id === String(id)),
  );
  if (!found) throw new FieldProblem('The issue type selected is invalid.');
  return found.id;
}

const invalid = (field: Field, value: unknown): FieldProblem =>
  new FieldProblem(
    `Invalid value '${String(value)}' passed for customfield '${field.name}'. Allowed values are: ` +
      `${[...field.options.map((option) => `${option.id}[${option.value}]`), '-1'].join(', ')}`,
  );

function findOption(options: readonly Option[], input: unknown, field: Field): Option {
  if (!isRecord(input) || (input.id === undefined && input.value === undefined))
    throw new FieldProblem("Could not find valid 'id' or 'value' in the Parent Option object.");
  const { id, value } = input;
  const found = options.find((option) =>
    id === undefined ? option.value === value : option.id === String(id),
  );
  if (!found) throw invalid(field, id ?? value);
  return found;
}

/** Id of the option that a value names. */
export const readOption = (input: unknown, field: Field): string =>
  findOption(field.options, input, field).id;

/** Ids of the chosen option and, when the value has a `child`, of that one. */
export function readCascade(input: unknown, field: Field): string[] {
  const parent = findOption(field.options, input, field);
  if (!isRecord(input) || input.child === undefined || input.child === null) return [parent.id];
  return [parent.id, findOption(parent.children ?? [], input.child, field).id];
}

/** One label: a string without spaces. */
export function readLabel(input: unknown): string {
  if (typeof input !== 'string') throw new FieldProblem('string expected at index 0');
  if (/\s/.test(input)) throw new FieldProblem(`The label '${input}' contains spaces which is invalid.`);
  return input;
}

/** Name of a group that exists. */
export function readGroup(input: unknown): string {
  const { name } = asObject(input);
  if (typeof name !== 'string' || !groups.includes(name))
    throw new FieldProblem(`Could not find group with name: ${String(name)}`);
  return name;
}

/** Key of the project that a value names. */
export function readProjectKey(input: unknown): string {
  const { id, key } = asObject(input);
  const found = projects.find((project) => project.key === key || project.id === String(id));
  if (!found) throw new FieldProblem('Could not find project');
  return found.key;
}

/** The sprint that a number names, as the list that the field holds. */
export function readSprint({ jira }: Visit, input: unknown): number[] {
  if (typeof input !== 'number') throw new FieldProblem('Number value expected as the Sprint id.');
  if (!jira.sprints.byId(input)) throw new FieldProblem(`Sprint with id ${input} does not exist.`);
  return [input];
}

/** Id of the team: an object on Cloud or the bare id on either. */
export function readTeam({ jira }: Visit, input: unknown): string {
  const id = jira.cloud && isRecord(input) ? input.id : input;
  const found = teams.find((team) => team.id === id);
  if (!found) throw new FieldProblem('Team does not exist.');
  return found.id;
}
