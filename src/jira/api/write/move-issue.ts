import { z } from 'zod';
import { InvalidArgument, isExposed } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import { pause } from '../../../http/retry.ts';
import type { ChangedIssue } from '../../model/issue.ts';
import type { Connection } from '../connection.ts';
import { defaultFields } from '../issue/field-selection.ts';
import type { ReadBackIssue } from '../issue/read-back.ts';
import { maybe, wireId } from '../maybe.ts';
import type { CreateMeta, IssueType } from './create-meta.ts';
import { NothingChanged, PartialFailure } from './partial-failure.ts';

const Source = z.object({
  id: wireId,
  key: z.string(),
  fields: z.object({
    project: z.object({ key: z.string() }),
    issuetype: z.object({ id: wireId, name: z.string(), subtask: maybe(z.boolean()) }),
  }),
});
type Source = z.infer<typeof Source>;

const Submitted = z.object({ taskId: wireId });

const Progress = z.object({
  status: z.string(),
  failedAccessibleIssues: maybe(z.record(z.string(), z.array(z.string()))),
  invalidOrInaccessibleIssueCount: maybe(z.number()),
});
type Progress = z.infer<typeof Progress>;

/** Milliseconds before each look at the task; in all less than the 60 s for which many clients wait. */
const PAUSES = [250, 500, 1000, ...Array.from({ length: 22 }, () => 2000)];
const GOING_ON = ['ENQUEUED', 'RUNNING', 'CANCEL_REQUESTED'];

interface Parts {
  createMeta: CreateMeta;
  readBack: ReadBackIssue;
}

/** Moves an issue to another project with the bulk move of Jira Cloud, and waits for the end. */
export function createMoveIssue({ http, dialect, scope }: Connection, { createMeta, readBack }: Parts) {
  async function targetType({ key, fields }: Source, target: string, asked: string | undefined) {
    if (fields.issuetype.subtask === true)
      throw new InvalidArgument(`${key} is a sub-task: it moves with its parent, so move that one.`);
    if (fields.project.key === target) throw new InvalidArgument(`${key} is in project ${target} already.`);
    if (asked !== undefined) return createMeta.findType(target, asked);
    const types = await createMeta.types(target);
    const found = sameType(types, fields.issuetype);
    if (found) return found;
    const names = types.filter((type) => type.subtask !== true).map((type) => type.name);
    throw new InvalidArgument(
      names.length > 0
        ? `Project ${target} has no issue type ${fields.issuetype.name}: give issue_type, one of ${names.join(', ')}.`
        : `This account cannot create issues in project ${target}, and so cannot move any there.`,
    );
  }

  /** The task's last state; undefined when it still goes on after all looks. */
  async function finish(taskId: string): Promise<Progress | undefined> {
    for (const wait of PAUSES) {
      await pause(wait, undefined);
      const progress = await http.get(dialect.rest + path`/bulk/queue/${taskId}`, Progress);
      if (!GOING_ON.includes(progress.status)) return progress;
    }
    return undefined;
  }

  return async (key: string, target: string, issueType: string | undefined): Promise<ChangedIssue> => {
    scope.assertProject(target);
    scope.assertIssue(key);
    const query = { fields: 'issuetype,project' };
    const source = await http.get(dialect.rest + path`/issue/${key}`, Source, { query });
    // An issue that was moved answers to its old key as well.
    scope.assertFoundIssue(source.key);
    const type = await targetType(source, target, issueType);
    const { taskId } = await http.post(`${dialect.rest}/bulk/issues/move`, Submitted, {
      body: {
        sendBulkNotification: false,
        targetToSourcesMapping: {
          [`${target},${type.id}`]: {
            issueIdsOrKeys: [source.key],
            inferClassificationDefaults: true,
            inferFieldDefaults: true,
            inferStatusDefaults: true,
            inferSubtaskTypeDefault: true,
          },
        },
      },
    });
    assertMoved(source, await finish(taskId).catch(lost(source.key, taskId)), taskId);
    const result = await readBack(source.id, { id: source.id, fields: [...defaultFields, 'project'] });
    const done = `Issue ${source.key} moved to project ${target}`;
    return result.problem
      ? { message: `${done}; only reading it back failed: ${result.problem}`, issue: { id: source.id, key } }
      : { message: `${done} as ${result.issue.key}`, issue: result.issue };
  };
}

/** The move goes on, whatever keeps us from looking at it. */
const lost =
  (key: string, taskId: string) =>
  (error: unknown): never => {
    if (!isExposed(error)) throw error;
    throw new PartialFailure(
      `The move of ${key} was submitted (task ${taskId}), but its end is not known: ${error.message} Look at ${key} before repeating it.`,
      { cause: error },
    );
  };

/** A move ends in COMPLETE even when the issue was not moved. @throws NothingChanged, or PartialFailure where it goes on */
function assertMoved({ id, key }: Source, progress: Progress | undefined, taskId: string): void {
  if (progress === undefined)
    throw new PartialFailure(
      `Moving ${key} still goes on after 45 seconds (task ${taskId}): look at ${key} later, and do not repeat the move.`,
    );
  const { status, failedAccessibleIssues = {}, invalidOrInaccessibleIssueCount: invalid = 0 } = progress;
  const reasons = Object.values(failedAccessibleIssues).flat();
  if (status === 'COMPLETE' && reasons.length === 0 && invalid === 0 && !(id in failedAccessibleIssues))
    return;
  const ended = status === 'COMPLETE' ? '' : ` The task ended as ${status}.`;
  const said = reasons.length > 0 ? ` ${reasons.join(' ')}` : '';
  const unseen = invalid > 0 ? ' The issue is invalid, or this account may not move it.' : '';
  throw new NothingChanged(`${key} was not moved.${ended}${said}${unseen}`);
}

/** The type with the same id, else of the same name, spaces, hyphens and case aside. */
function sameType(types: readonly IssueType[], source: Source['fields']['issuetype']): IssueType | undefined {
  const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '');
  const ordinary = types.filter((type) => type.subtask !== true);
  return (
    ordinary.find((type) => type.id === source.id) ??
    ordinary.find((type) => plain(type.name) === plain(source.name))
  );
}
