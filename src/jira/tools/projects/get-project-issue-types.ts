import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { ProjectIssueType } from '../../model/project-content.ts';
import { projectKey } from '../fields.ts';

export const getProjectIssueTypes = defineTool({
  name: 'jira_get_project_issue_types',
  title: 'Get project issue types',
  access: 'read',
  description: 'List the issue types that can be created in a project.',
  input: z.strictObject({ project_key: projectKey.describe('Project key, e.g. PROJ') }),
  output: z.array(ProjectIssueType),
  examples: [{ project_key: 'PROJ' }],
  run: ({ project_key }, { jira }: JiraContext) => jira.projectParts.screens.types(project_key),
});
