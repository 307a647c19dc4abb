import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { integer } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { EpicHierarchy } from '../../model/analysis.ts';
import { projectKey } from '../fields.ts';

export const getProjectEpicHierarchy = defineTool({
  name: 'jira_get_project_epic_hierarchy',
  title: 'Get project epic hierarchy',
  access: 'read',
  description: "List a project's epics, grouped by the issue that they are part of.",
  input: z.strictObject({
    project_key: projectKey.describe('Project key, e.g. PROJ'),
    max_epics: integer({ min: 1, max: 500 }).default(200).describe('Latest updates first'),
  }),
  output: EpicHierarchy,
  examples: [{ project_key: 'PROJ' }],
  run: ({ project_key, max_epics }, { jira }: JiraContext) =>
    jira.analysis.epicHierarchy(project_key, max_epics),
});
