import type { UpdatedIssue } from '../../model/issue.ts';
import type { Connection } from '../connection.ts';
import type { ReadBackIssue } from '../issue/read-back.ts';
import { present } from '../prune.ts';
import type { Transitions } from '../transitions.ts';
import type { createUpdatePlan, IssueUpdate } from './update-plan.ts';
import { createUpdateSteps, type Uploaded } from './update-steps.ts';
import { runSteps } from './write-steps.ts';

interface Parts {
  plan: ReturnType<typeof createUpdatePlan>;
  transitions: Transitions;
  readBack: ReadBackIssue;
}

/** Changes an issue: everything is checked first, then written step by step, then read once. */
export function createUpdateIssue(connection: Connection, { plan, transitions, readBack }: Parts) {
  const stepsOf = createUpdateSteps(connection, transitions);

  return async (
    key: string,
    update: IssueUpdate,
    returnFields: readonly string[] = ['*all'],
  ): Promise<UpdatedIssue> => {
    const ready = await plan(key, update);
    const uploaded: Uploaded = [];
    const performed = await runSteps(key, stepsOf(key, ready, uploaded));
    const result = await readBack(key, { fields: returnFields, sent: ready.fields });
    const attachments =
      ready.files.length > 0 ? { attachment_results: attachmentResults(key, uploaded) } : {};
    return present({
      message: 'Issue updated successfully',
      issue: { ...result.issue, ...attachments },
      operations_performed: performed,
      operations_failed: result.problem === undefined ? [] : [`refetch: ${result.problem}`],
      not_applied: result.notApplied,
      removed: ready.removed.length > 0 ? ready.removed : undefined,
    });
  };
}

const attachmentResults = (key: string, uploaded: Uploaded): object => ({
  success: true,
  issue_key: key,
  total: uploaded.length,
  uploaded: uploaded.map(({ id, filename, size }) => present({ id, filename, size })),
  failed: [],
});
