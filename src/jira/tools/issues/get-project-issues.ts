import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { integer } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { IssuePage } from '../../model/issue.ts';
import { optionalText, pageLimit, projectKey } from '../fields.ts';

export const getProjectIssues = defineTool({
  name: 'jira_get_project_issues',
  title: 'Get project issues',
  access: 'read',
  description:
    'List all issues of a project; jira_search filters, sorts and chooses fields. More pages: pass next_page_token as page_token.',
  input: z.strictObject({
    project_key: projectKey.describe('Project key, e.g. PROJ'),
    limit: pageLimit().default(10).describe('Issues per page'),
    start_at: integer({ min: 0 }).default(0).describe('Offset; Data Center only'),
    page_token: optionalText().describe('next_page_token of the page before'),
  }),
  output: IssuePage,
  examples: [{ project_key: 'PROJ', limit: 5 }],
  run: ({ project_key, limit, start_at, page_token }, { jira }: JiraContext) =>
    jira.issues.ofProject(project_key, { limit, startAt: start_at, pageToken: page_token }),
});
