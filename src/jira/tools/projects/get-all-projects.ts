import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { Project } from '../../model/project.ts';

export const getAllProjects = defineTool({
  name: 'jira_get_all_projects',
  title: 'Get all projects',
  access: 'read',
  description: 'List the projects that the account can see.',
  input: z.strictObject({
    include_archived: flag().default(false).describe('Also archived ones'),
  }),
  output: z.array(Project),
  examples: [{}],
  run: ({ include_archived }, { jira }: JiraContext) =>
    jira.projects.list({ includeArchived: include_archived }),
});
