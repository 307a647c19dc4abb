import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { ProjectField } from '../../model/project-content.ts';
import { projectKey } from '../fields.ts';

export const getProjectFields = defineTool({
  name: 'jira_get_project_fields',
  title: 'Get project fields',
  access: 'read',
  description: 'List the fields of all issue types of a project, and which types have each.',
  input: z.strictObject({ project_key: projectKey.describe('Project key, e.g. PROJ') }),
  output: z.array(ProjectField),
  examples: [{ project_key: 'PROJ' }],
  run: ({ project_key }, { jira }: JiraContext) => jira.projectParts.screens.allFields(project_key),
});
