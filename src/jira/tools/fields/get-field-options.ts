import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag, id, integer } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { FieldOption, FieldOptionValue } from '../../model/field.ts';
import { optionalText, projectKey } from '../fields.ts';

export const getFieldOptions = defineTool({
  name: 'jira_get_field_options',
  title: 'Get field options',
  access: 'read',
  description:
    'List the values that a select field takes, with those below them. Without project_key only for Cloud administrators.',
  input: z.strictObject({
    field_id: id().describe('Id or name, e.g. customfield_10030'),
    context_id: id().optional().describe('Context of a custom field; Cloud administrators only'),
    project_key: projectKey.optional().describe('Values in this project'),
    issue_type: id().optional().describe('Only on the screen of this type; name or id'),
    contains: optionalText().describe('Text in the value'),
    return_limit: integer({ min: 1 }).optional().describe('Values to return'),
    values_only: flag().default(false).describe('Without ids'),
  }),
  output: z.array(z.union([FieldOption, FieldOptionValue])),
  examples: [{ field_id: 'Severity', project_key: 'PROJ', issue_type: 'Bug' }],
  run: (input, { jira }: JiraContext) =>
    jira.fieldOptions({
      field: input.field_id,
      context: input.context_id,
      project: input.project_key,
      issueType: input.issue_type,
      contains: input.contains,
      limit: input.return_limit,
      valuesOnly: input.values_only,
    }),
});
