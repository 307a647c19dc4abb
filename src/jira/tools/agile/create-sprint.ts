import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { Sprint } from '../../model/agile.ts';
import { numericId } from '../agile-inputs.ts';
import { optionalText } from '../fields.ts';

export const createSprint = defineTool({
  name: 'jira_create_sprint',
  title: 'Create sprint',
  access: 'write',
  description: 'Create a future sprint on a scrum board.',
  input: z.strictObject({
    board_id: numericId().describe('Board id'),
    name: z.string().trim().min(1).describe('Name, at most 30 characters'),
    start_date: z.string().describe('ISO 8601 day or moment; UTC without a zone'),
    end_date: z.string().describe('The same, after start_date'),
    goal: optionalText().describe('Goal'),
  }),
  output: Sprint,
  examples: [
    { board_id: '1', name: 'Refunds', start_date: '2026-03-02', end_date: '2026-03-16T09:00:00+01:00' },
  ],
  run: ({ board_id, name, start_date, end_date, goal }, { jira }: JiraContext) =>
    jira.sprints.create(board_id, { name, startDate: start_date, endDate: end_date, goal }),
});
