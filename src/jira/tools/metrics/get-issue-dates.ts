import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { IssueDates } from '../../model/metrics.ts';
import { issueKey } from '../fields.ts';

export const getIssueDates = defineTool({
  name: 'jira_get_issue_dates',
  title: 'Get issue dates',
  access: 'read',
  description: 'Read the dates of an issue and how long it was in each status, in calendar time.',
  input: z.strictObject({
    issue_key: issueKey,
    include_status_changes: flag().default(true).describe('Every stay in a status'),
    include_status_summary: flag().default(true).describe('Totals by status'),
  }),
  output: IssueDates,
  examples: [{ issue_key: 'PROJ-123' }],
  run: (input, { jira }: JiraContext) =>
    jira.metrics.dates(input.issue_key, {
      changes: input.include_status_changes,
      summary: input.include_status_summary,
    }),
});
