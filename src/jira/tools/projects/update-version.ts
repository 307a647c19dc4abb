import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag, id } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { Version } from '../../model/project-content.ts';
import { optionalText } from '../fields.ts';

export const updateVersion = defineTool({
  name: 'jira_update_version',
  title: 'Update version',
  access: 'destructive',
  description: 'Change, release or archive a version; what is not given stays.',
  input: z.strictObject({
    version_id: id().describe('Id, see jira_get_project_versions'),
    name: optionalText().describe('New name'),
    description: z.string().optional().describe('Plain text; empty clears it'),
    start_date: optionalText().describe('YYYY-MM-DD'),
    release_date: optionalText().describe('YYYY-MM-DD'),
    archived: flag().optional().describe('Whether it is archived'),
    released: flag().optional().describe('Whether it is released'),
  }),
  output: Version,
  examples: [{ version_id: '10004', released: true, release_date: '2026-12-01' }],
  run: ({ version_id, start_date, release_date, ...fields }, { jira }: JiraContext) =>
    jira.projectParts.versions.update(version_id, {
      ...fields,
      startDate: start_date,
      releaseDate: release_date,
    }),
});
