import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { FormDetails } from '../../model/form.ts';
import { issueKey } from '../fields.ts';

export const getProformaFormDetails = defineTool({
  name: 'jira_get_proforma_form_details',
  title: 'Get form details',
  access: 'read',
  only: 'cloud',
  description: 'Read the questions and answers of a form on an issue.',
  input: z.strictObject({
    issue_key: issueKey,
    form_id: id().describe('From jira_get_issue_proforma_forms'),
  }),
  output: FormDetails,
  examples: [{ issue_key: 'HELP-1', form_id: '5f0c9f2e-8f0a-4d58-9a62-3c0f6f4b7a01' }],
  run: ({ issue_key, form_id }, { jira }: JiraContext) => jira.forms.get(issue_key, form_id),
});
