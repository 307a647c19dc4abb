import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { integer, list } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { BoardIssues } from '../../model/issue.ts';
import { numericId } from '../agile-inputs.ts';
import { asChosen } from '../chosen-fields.ts';
import { fieldNames, pageLimit } from '../fields.ts';

export const getBoardIssues = defineTool({
  name: 'jira_get_board_issues',
  title: 'Get board issues',
  access: 'read',
  description: 'List the issues of a board. More pages: pass next_start as start_at.',
  input: z.strictObject({
    board_id: numericId().describe('Board id'),
    jql: z.string().describe('Narrows the list; empty for all issues'),
    fields: fieldNames().describe('Field names or ids, or *all. Default: essential fields'),
    start_at: integer({ min: 0 }).default(0).describe('Offset'),
    limit: pageLimit().default(10).describe('Issues per page'),
    expand: list(z.string()).optional().describe('E.g. changelog, names'),
  }),
  output: BoardIssues,
  examples: [{ board_id: '1', jql: 'statusCategory != Done', limit: 5 }],
  run: (input, { jira }: JiraContext) =>
    asChosen(
      jira.boards.issues(input.board_id, {
        jql: input.jql,
        fields: input.fields,
        startAt: input.start_at,
        limit: input.limit,
        expand: input.expand,
      }),
      input.fields,
    ),
});
