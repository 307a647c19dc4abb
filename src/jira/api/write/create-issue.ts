import { z } from 'zod';
import type { ChangedIssue } from '../../model/issue.ts';
import type { Connection } from '../connection.ts';
import { defaultFields } from '../issue/field-selection.ts';
import type { ReadBackIssue } from '../issue/read-back.ts';
import { wireId } from '../maybe.ts';
import { present } from '../prune.ts';
import { createBody, type NewIssue, type PrepareIssue } from './prepare-issue.ts';

interface Parts {
  prepare: PrepareIssue;
  readBack: ReadBackIssue;
}

/** What Jira answers for an issue that it created. */
export const CreatedIssue = z.object({ id: wireId, key: z.string() });
export type CreatedIssue = z.infer<typeof CreatedIssue>;

/** Creates an issue with everything in one request; a field that is not understood stops it before. */
export function createCreateIssue({ http, dialect }: Connection, { prepare, readBack }: Parts) {
  return async (issue: NewIssue): Promise<ChangedIssue> => {
    const prepared = await prepare(issue);
    const body = createBody(prepared);
    const created = await http.post(`${dialect.rest}/issue`, CreatedIssue, { body });
    const sent = prepared.fields;
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
