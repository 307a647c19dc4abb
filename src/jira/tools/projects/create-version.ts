import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { Version } from '../../model/project-content.ts';
import { optionalText, projectKey } from '../fields.ts';

export const createVersion = defineTool({
  name: 'jira_create_version',
  title: 'Create version',
  access: 'write',
  description: 'Create a version (release) in a project.',
  input: z.strictObject({
    project_key: projectKey.describe('Project key, e.g. PROJ'),
    name: z.string().trim().min(1).describe('Name, e.g. 2.2'),
    start_date: optionalText().describe('YYYY-MM-DD'),
    release_date: optionalText().describe('YYYY-MM-DD'),
    description: optionalText().describe('Plain text'),
  }),
  output: Version,
  examples: [{ project_key: 'PROJ', name: '2.2', release_date: '2027-01-31' }],
  run: ({ project_key, name, start_date, release_date, description }, { jira }: JiraContext) =>
    jira.projectParts.versions.create(project_key, {
      name,
      description,
      startDate: start_date,
      releaseDate: release_date,
    }),
});
