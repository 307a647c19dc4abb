import { z } from 'zod';
import { InvalidArgument } from '../../../http/errors.ts';
import type { ChangedIssue } from '../../model/issue.ts';
import type { Connection } from '../connection.ts';
import type { FieldInput, MetaSource } from '../fields/field-input.ts';
import { defaultFields } from '../issue/field-selection.ts';
import type { ReadBackIssue } from '../issue/read-back.ts';
import { wireId } from '../maybe.ts';
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

interface Parts {
  createMeta: CreateMeta;
  epics: Epics;
  fieldInput: FieldInput;
  readBack: ReadBackIssue;
}

const PROJECT = /^project(_key)?$/i;
const ISSUE_TYPE = /^issue_?type$/i;

const Created = z.object({ id: wireId, key: z.string() });

/** Creates an issue with everything in one request; a field that is not understood stops it before. */
export function createCreateIssue(
  connection: Connection,
  { createMeta, epics, fieldInput, readBack }: Parts,
) {
  const { http, dialect, scope } = connection;

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

  return async (issue: NewIssue): Promise<ChangedIssue> => {
    scope.assertProject(issue.project);
    const type = await createMeta.findType(issue.project, issue.issueType);
    const source: MetaSource = () => createMeta.fields(issue.project, type.id);
    const { summary, description, assignee, components } = issue;
    const writing = { removed: [] };
    const sent = merge(
      await fieldInput(present({ summary, description, assignee, components }), source, writing),
      await fieldInput(await furtherFields(issue, type), source, writing),
    );
    if (type.subtask === true && sent.parent === undefined)
      throw new InvalidArgument(
        `${type.name} is a sub-task: name its parent in additional_fields, {"parent": "${issue.project}-1"}.`,
      );
    await epics.link(sent, type);
    const nameField = await epics.nameField(type, source);
    if (nameField !== undefined) sent[nameField] ??= issue.summary;
    const created = await http.post(`${dialect.rest}/issue`, Created, {
      body: { fields: { project: { key: issue.project }, issuetype: { id: type.id }, ...sent } },
    });
    const shown = [...defaultFields, 'project', 'parent', ...Object.keys(sent)];
    const result = await readBack(created.key, { id: created.id, fields: shown, sent });
    return present({
      message: result.problem
        ? `Issue created successfully; only reading it back failed: ${result.problem}`
        : 'Issue created successfully',
      issue: result.issue,
      not_applied: result.notApplied,
    });
  };
}

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
