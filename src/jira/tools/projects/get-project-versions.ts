import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { Version } from '../../model/project-content.ts';
import { projectKey } from '../fields.ts';

export const getProjectVersions = defineTool({
  name: 'jira_get_project_versions',
  title: 'Get project versions',
  access: 'read',
  description: 'List the versions (releases) of a project.',
  input: z.strictObject({ project_key: projectKey.describe('Project key, e.g. PROJ') }),
  output: z.array(Version),
  examples: [{ project_key: 'PROJ' }],
  run: ({ project_key }, { jira }: JiraContext) => jira.projectParts.versions.list(project_key),
});
