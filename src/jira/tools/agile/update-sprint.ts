import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { Sprint } from '../../model/agile.ts';
import { numericId, sprintState } from '../agile-inputs.ts';
import { optionalText } from '../fields.ts';

export const updateSprint = defineTool({
  name: 'jira_update_sprint',
  title: 'Update sprint',
  access: 'destructive',
  description: 'Change, start (state active) or complete (state closed) a sprint.',
  input: z.strictObject({
    sprint_id: numericId().describe('Sprint id'),
    name: optionalText().describe('New name'),
    state: sprintState().describe('From future to active to closed'),
    start_date: optionalText().describe('ISO 8601 day or moment; UTC without a zone'),
    end_date: optionalText().describe('The same'),
    goal: z.string().optional().describe('New goal; empty removes it'),
  }),
  output: Sprint,
  examples: [{ sprint_id: '9', goal: 'Refunds that arrive the same day' }],
  run: ({ sprint_id, start_date, end_date, ...change }, { jira }: JiraContext) =>
    jira.sprints.update(sprint_id, { ...change, startDate: start_date, endDate: end_date }),
});
