import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { FormList } from '../../model/form.ts';
import { issueKey } from '../fields.ts';

export const getIssueProformaForms = defineTool({
  name: 'jira_get_issue_proforma_forms',
  title: 'Get issue forms',
  access: 'read',
  only: 'cloud',
  description: 'List the forms (ProForma) on an issue.',
  input: z.strictObject({ issue_key: issueKey }),
  output: FormList,
  examples: [{ issue_key: 'HELP-1' }],
  run: ({ issue_key }, { jira }: JiraContext) => jira.forms.list(issue_key),
});
