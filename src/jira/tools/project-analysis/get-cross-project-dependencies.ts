import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { integer } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { CrossProjectDependencies } from '../../model/analysis.ts';
import { projectKey } from '../fields.ts';

export const getCrossProjectDependencies = defineTool({
  name: 'jira_get_cross_project_dependencies',
  title: 'Get cross-project dependencies',
  access: 'read',
  description: "List the links from a project's issues to other projects, by project and link type.",
  input: z.strictObject({
    project_key: projectKey.describe('Project key, e.g. PROJ'),
    max_issues: integer({ min: 1, max: 500 })
      .default(200)
      .describe('Issues to look at, latest updates first'),
  }),
  output: CrossProjectDependencies,
  examples: [{ project_key: 'PROJ', max_issues: 100 }],
  run: ({ project_key, max_issues }, { jira }: JiraContext) =>
    jira.analysis.crossProject(project_key, max_issues),
});
