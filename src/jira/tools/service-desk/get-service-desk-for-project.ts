import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { DeskOfProject } from '../../model/service-desk.ts';
import { projectKey } from '../fields.ts';

export const getServiceDeskForProject = defineTool({
  name: 'jira_get_service_desk_for_project',
  title: 'Get service desk for project',
  access: 'read',
  description: 'Find the service desk of a project.',
  input: z.strictObject({
    project_key: projectKey.describe('Project key, e.g. HELP'),
  }),
  output: DeskOfProject,
  examples: [{ project_key: 'HELP' }],
  run: ({ project_key }, { jira }: JiraContext) => jira.serviceDesk.deskOfProject(project_key),
});
