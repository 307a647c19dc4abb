import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { integer, list } from '../../../toolkit/inputs.ts';
import { withNext } from '../../../toolkit/page-out.ts';
import type { JiraContext } from '../../api/client.ts';
import { Sprint } from '../../model/agile.ts';
import { numericId, oneOfStates } from '../agile-inputs.ts';

export const getSprintsFromBoard = defineTool({
  name: 'jira_get_sprints_from_board',
  title: 'Get sprints from board',
  access: 'read',
  description: 'List the sprints of a scrum board. More pages: pass next_start as start_at.',
  input: z.strictObject({
    board_id: numericId().describe('Board id'),
    state: list(oneOfStates()).optional().describe('Only these states. Default: all'),
    start_at: integer({ min: 0 }).default(0).describe('Offset'),
    limit: integer({ min: 1, max: 50 }).default(10).describe('Sprints per page'),
  }),
  output: z.array(Sprint),
  examples: [{ board_id: '1', state: ['active'] }],
  run: async (input, { jira }: JiraContext) => {
    const { items, next } = await jira.boards.sprints(input.board_id, {
      states: input.state,
      startAt: input.start_at,
      limit: input.limit,
    });
    return withNext(items, next);
  },
});
