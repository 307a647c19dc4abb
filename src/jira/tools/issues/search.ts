import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag, integer, list } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { IssuePage } from '../../model/issue.ts';
import { asChosen } from '../chosen-fields.ts';
import { fieldNames, optionalText, pageLimit, projectKey } from '../fields.ts';

export const searchIssues = defineTool({
  name: 'jira_search',
  title: 'Search issues',
  access: 'read',
  description: 'Find issues by JQL. More pages: pass next_page_token as page_token.',
  input: z.strictObject({
    jql: z.string().describe('E.g. project = PROJ AND status = "In Progress" ORDER BY updated DESC'),
    fields: fieldNames().describe('Field names or ids, or *all. Default: essential fields'),
    limit: pageLimit().default(10).describe('Issues per page'),
    start_at: integer({ min: 0 }).default(0).describe('Offset; Data Center only'),
    projects_filter: list(projectKey).optional().describe('Only these project keys'),
    expand: list(z.string()).optional().describe('E.g. changelog, names'),
    page_token: optionalText().describe('next_page_token of the page before'),
    use_display_names: flag().default(false).describe('Name custom fields by display name'),
  }),
  output: IssuePage,
  examples: [{ jql: 'project = PROJ AND statusCategory != Done ORDER BY updated DESC', limit: 5 }],
  run: (input, { jira }: JiraContext) =>
    asChosen(
      jira.issues.search({
        jql: input.jql,
        fields: input.fields,
        limit: input.limit,
        startAt: input.start_at,
        pageToken: input.page_token,
        projects: input.projects_filter,
        expand: input.expand,
        useDisplayNames: input.use_display_names,
      }),
      input.fields,
    ),
});
