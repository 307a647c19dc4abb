import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { integer } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { IssuePage } from '../../model/issue.ts';
import { numericId } from '../agile-inputs.ts';
import { asChosen } from '../chosen-fields.ts';
import { fieldNames, optionalText, pageLimit } from '../fields.ts';

export const getSprintIssues = defineTool({
  name: 'jira_get_sprint_issues',
  title: 'Get sprint issues',
  access: 'read',
  description: 'List the issues of a sprint. More pages: pass next_page_token as page_token.',
  input: z.strictObject({
    sprint_id: numericId().describe('Sprint id'),
    fields: fieldNames().describe('Field names or ids, or *all. Default: essential fields'),
    start_at: integer({ min: 0 }).default(0).describe('Offset; Data Center only'),
    limit: pageLimit().default(10).describe('Issues per page'),
    page_token: optionalText().describe('next_page_token of the page before'),
  }),
  output: IssuePage,
  examples: [{ sprint_id: '9', fields: ['summary', 'status', 'assignee'] }],
  run: (input, { jira }: JiraContext) =>
    asChosen(
      jira.issues.search({
        jql: `sprint = ${input.sprint_id}`,
        fields: input.fields,
        startAt: input.start_at,
        limit: input.limit,
        pageToken: input.page_token,
      }),
      input.fields,
    ),
});
