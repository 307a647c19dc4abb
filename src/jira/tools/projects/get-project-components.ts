import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { Component } from '../../model/project-content.ts';
import { projectKey } from '../fields.ts';

export const getProjectComponents = defineTool({
  name: 'jira_get_project_components',
  title: 'Get project components',
  access: 'read',
  description: 'List the components of a project and who leads them.',
  input: z.strictObject({ project_key: projectKey.describe('Project key, e.g. PROJ') }),
  output: z.array(Component),
  examples: [{ project_key: 'PROJ' }],
  run: ({ project_key }, { jira }: JiraContext) => jira.projectParts.components(project_key),
});
