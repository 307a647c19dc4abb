import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id, integer, list } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { Project } from '../../model/project.ts';

export const searchProjects = defineTool({
  name: 'jira_search_projects',
  title: 'Search projects',
  access: 'read',
  description: 'Find projects by part of their key or name.',
  input: z.strictObject({
    query: z.string().describe('Text of key or name; empty for all'),
    max_results: integer({ min: 1, max: 50 }).default(20).describe('Projects to return'),
    current_project_ids: list(id()).optional().describe('Project ids to leave out'),
  }),
  output: z.array(Project),
  examples: [{ query: 'pay' }],
  run: ({ query, max_results, current_project_ids = [] }, { jira }: JiraContext) =>
    jira.searchProjects(query, { limit: max_results, without: current_project_ids }),
});
