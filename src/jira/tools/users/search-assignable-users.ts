import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { integer } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { AssignableUsers } from '../../model/user.ts';
import { issueKey, projectKey } from '../fields.ts';

export const searchAssignableUsers = defineTool({
  name: 'jira_search_assignable_users',
  title: 'Search assignable users',
  access: 'read',
  description: 'Find people who can be assigned in a project or to an issue; give one of the two.',
  input: z.strictObject({
    query: z.string().describe('Beginning of a name, e-mail or login'),
    project_key: projectKey.optional().describe('Project key, e.g. PROJ'),
    issue_key: issueKey.optional().describe('E.g. PROJ-123'),
    limit: integer({ min: 1, max: 1000 }).default(20).describe('People to return'),
  }),
  output: AssignableUsers,
  examples: [{ query: 'grace', project_key: 'PROJ' }],
  run: ({ query, project_key, issue_key, limit }, { jira }: JiraContext) =>
    jira.assignableUsers({ text: query, project: project_key, issue: issue_key, limit }),
});
