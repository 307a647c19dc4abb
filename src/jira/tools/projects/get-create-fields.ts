import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { CreateField } from '../../model/project-content.ts';
import { projectKey } from '../fields.ts';

export const getCreateFields = defineTool({
  name: 'jira_get_create_fields',
  title: 'Get create fields',
  access: 'read',
  description: 'List the fields of a new issue of one type: required ones, types, possible values.',
  input: z.strictObject({
    project_key: projectKey.describe('Project key, e.g. PROJ'),
    issue_type_id: id().describe('Id or name of the issue type'),
  }),
  output: z.array(CreateField),
  examples: [{ project_key: 'PROJ', issue_type_id: 'Bug' }],
  run: ({ project_key, issue_type_id }, { jira }: JiraContext) =>
    jira.projectParts.screens.fields(project_key, issue_type_id),
});
