import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag, id, integer, list } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { IssueChanges } from '../../model/activity.ts';
import { fieldNames } from '../fields.ts';

export const batchGetChangelogs = defineTool({
  name: 'jira_batch_get_changelogs',
  title: 'Get changelogs',
  access: 'read',
  only: 'cloud',
  description: 'Read the change history of up to 1000 issues, oldest first unless asked otherwise.',
  input: z.strictObject({
    issue_ids_or_keys: list(id()).describe('E.g. PROJ-1, PROJ-2'),
    fields: fieldNames().describe('Only changes of these fields, at most 10; names or ids'),
    newest_first: flag().default(false).describe('From the newest change on'),
    limit: integer({ min: -1 }).default(-1).describe('Changes per issue; -1 for all'),
  }),
  output: z.array(IssueChanges),
  examples: [{ issue_ids_or_keys: ['PROJ-123', 'PROJ-2'], fields: ['status'] }],
  run: ({ issue_ids_or_keys, fields = [], newest_first, limit }, { jira }: JiraContext) =>
    jira.issues.changelogs({
      issues: issue_ids_or_keys,
      fields,
      newestFirst: newest_first,
      limit: limit < 0 ? undefined : limit,
    }),
});
