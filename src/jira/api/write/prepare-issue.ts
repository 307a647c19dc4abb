import { InvalidArgument } from '../../../http/errors.ts';
import type { Connection } from '../connection.ts';
import type { FieldInput, MetaSource } from '../fields/field-input.ts';
import { present } from '../prune.ts';
import type { CreateMeta, IssueType } from './create-meta.ts';
import type { Epics } from './epics.ts';

/** A new issue in the caller's words. */
export interface NewIssue {
  project: string;
  summary: string;
  issueType: string;
  assignee?: string | undefined;
  /** Markdown. */
  description?: string | undefined;
  components?: readonly string[] | undefined;
  /** Further fields by id or name. */
  fields?: Record<string, unknown> | undefined;
}

/** A new issue that has been checked. */
export interface PreparedIssue {
  project: string;
  type: IssueType;
  /** Values by Jira id, without project and type. */
  fields: Record<string, unknown>;
}

interface Parts {
  createMeta: CreateMeta;
  epics: Epics;
  fieldInput: FieldInput;
}

const PROJECT = /^project(_key)?$/i;
const ISSUE_TYPE = /^issue_?type$/i;

/** See `createPrepareIssue`. */
export type PrepareIssue = ReturnType<typeof createPrepareIssue>;

/** Turns a new issue into what Jira takes; a field or person that is not understood stops it. Nothing is written. */
export function createPrepareIssue({ scope }: Connection, { createMeta, epics, fieldInput }: Parts) {
  /** The further fields; those that name project and type once more have to agree with the parameters. */
  async function furtherFields(issue: NewIssue, type: IssueType): Promise<Record<string, unknown>> {
    const all = Object.entries(issue.fields ?? {});
    for (const [, value] of all.filter(([name]) => PROJECT.test(name))) {
      const project = named(value);
      if (project.toUpperCase() !== issue.project) throw conflict('project_key', issue.project, project);
    }
    for (const [, value] of all.filter(([name]) => ISSUE_TYPE.test(name))) {
      const other = await createMeta.findType(issue.project, named(value));
      if (other.id !== type.id) throw conflict('issue_type', type.name, other.name);
    }
    return Object.fromEntries(all.filter(([name]) => !PROJECT.test(name) && !ISSUE_TYPE.test(name)));
  }

  /** @throws InvalidArgument, NotPermitted */
  return async (issue: NewIssue): Promise<PreparedIssue> => {
    scope.assertProject(issue.project);
    const type = await createMeta.findType(issue.project, issue.issueType);
    const source: MetaSource = () => createMeta.fields(issue.project, type.id);
    const { summary, description, assignee, components } = issue;
    const writing = { removed: [] };
    const fields = merge(
      await fieldInput(present({ summary, description, assignee, components }), source, writing),
      await fieldInput(await furtherFields(issue, type), source, writing),
    );
    if (type.subtask === true && fields.parent === undefined)
      throw new InvalidArgument(
        `${type.name} is a sub-task: name its parent in additional_fields, {"parent": "${issue.project}-1"}.`,
      );
    await epics.link(fields, type);
    const nameField = await epics.nameField(type, source);
    if (nameField !== undefined) fields[nameField] ??= issue.summary;
    return { project: issue.project, type, fields };
  };
}

/** The `fields` of a create request. */
export const createBody = ({ project, type, fields }: PreparedIssue) => ({
  fields: { project: { key: project }, issuetype: { id: type.id }, ...fields },
});

const conflict = (name: string, parameter: unknown, field: unknown): InvalidArgument =>
  new InvalidArgument(
    `${name} is ${JSON.stringify(parameter)}, but additional_fields say ${JSON.stringify(field)}: give one of them.`,
  );

/** What a project or issue type is called in a field's value. */
function named(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { key, name, id } = value as Record<string, unknown>;
  return String(key ?? name ?? id ?? '');
}

/** Both sets of fields, without those that are empty. */
function merge(parameters: Record<string, unknown>, more: Record<string, unknown>): Record<string, unknown> {
  for (const [id, value] of Object.entries(more))
    if (id in parameters && JSON.stringify(parameters[id]) !== JSON.stringify(value))
      throw conflict(id, parameters[id], value);
  return Object.fromEntries(
    Object.entries({ ...parameters, ...more }).filter(([, value]) => value !== null && !isEmptyList(value)),
  );
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
