import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { integer } from '../../../toolkit/inputs.ts';
import { withNext } from '../../../toolkit/page-out.ts';
import type { JiraContext } from '../../api/client.ts';
import { Board } from '../../model/agile.ts';
import { boardType } from '../agile-inputs.ts';
import { optionalText, projectKey } from '../fields.ts';

export const getAgileBoards = defineTool({
  name: 'jira_get_agile_boards',
  title: 'Get boards',
  access: 'read',
  description: 'Find boards. More pages: pass next_start as start_at.',
  input: z.strictObject({
    board_name: optionalText().describe('Part of the name'),
    project_key: projectKey.optional().describe('Only boards of this project'),
    board_type: boardType().describe('Only boards of this kind'),
    start_at: integer({ min: 0 }).default(0).describe('Offset'),
    limit: integer({ min: 1, max: 50 }).default(10).describe('Boards per page'),
  }),
  output: z.array(Board),
  examples: [{ project_key: 'PROJ' }, { board_type: 'scrum', limit: 50 }],
  run: async (input, { jira }: JiraContext) => {
    const { items, next } = await jira.boards.list({
      name: input.board_name,
      project: input.project_key,
      type: input.board_type,
      startAt: input.start_at,
      limit: input.limit,
    });
    return withNext(items, next);
  },
});
