import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { AddedWorklog } from '../../model/activity.ts';
import { issueKey, optionalText } from '../fields.ts';

export const addWorklog = defineTool({
  name: 'jira_add_worklog',
  title: 'Add worklog',
  access: 'destructive',
  description: 'Log time on an issue, as the account in use.',
  input: z.strictObject({
    issue_key: issueKey,
    time_spent: z.string().describe("Jira's notation, e.g. 1d 2h 30m"),
    comment: optionalText().describe('Markdown'),
    started: optionalText().describe('ISO 8601; default now'),
    original_estimate: optionalText().describe('New original estimate, e.g. 2d'),
    remaining_estimate: optionalText().describe('New remaining estimate; default: reduced by the time spent'),
  }),
  output: AddedWorklog,
  examples: [{ issue_key: 'PROJ-123', time_spent: '1h 30m', comment: 'Found the cause.' }],
  run: (input, { jira }: JiraContext) =>
    jira.worklogs.add(input.issue_key, {
      timeSpent: input.time_spent,
      comment: input.comment,
      started: input.started,
      originalEstimate: input.original_estimate,
      remainingEstimate: input.remaining_estimate,
    }),
});
