import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { list } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { CreatedVersion } from '../../model/project-content.ts';
import { newVersion, projectKey } from '../fields.ts';

export const batchCreateVersions = defineTool({
  name: 'jira_batch_create_versions',
  title: 'Create versions',
  access: 'write',
  description: 'Create several versions in a project; all are checked before the first is sent.',
  input: z.strictObject({
    project_key: projectKey.describe('Project key, e.g. PROJ'),
    versions: list(newVersion()).describe('Up to 100 versions'),
  }),
  output: z.array(CreatedVersion),
  examples: [{ project_key: 'PROJ', versions: [{ name: '4.0', start_date: '2027-02-01' }, { name: '4.1' }] }],
  run: ({ project_key, versions }, { jira }: JiraContext) =>
    jira.projectParts.versions.createAll(
      project_key,
      versions.map(({ name, description, start_date, release_date }) => ({
        name,
        description,
        startDate: start_date,
        releaseDate: release_date,
      })),
    ),
});
