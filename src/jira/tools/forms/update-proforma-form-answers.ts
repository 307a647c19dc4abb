import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id, list } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { AnsweredForm } from '../../model/form.ts';
import { issueKey } from '../fields.ts';

export const updateProformaFormAnswers = defineTool({
  name: 'jira_update_proforma_form_answers',
  title: 'Update form answers',
  access: 'destructive',
  only: 'cloud',
  description: 'Answer questions of an open form on an issue; other answers stay.',
  input: z.strictObject({
    issue_key: issueKey,
    form_id: id().describe('From jira_get_issue_proforma_forms'),
    answers: list(z.record(z.string(), z.unknown())).describe(
      '{"questionId": id or label, "value": text, number, ISO date, choice label(s) or person}',
    ),
  }),
  output: AnsweredForm,
  examples: [
    {
      issue_key: 'HELP-1',
      form_id: '5f0c9f2e-8f0a-4d58-9a62-3c0f6f4b7a01',
      answers: [{ questionId: '2', value: 'High' }],
    },
  ],
  run: ({ issue_key, form_id, answers }, { jira }: JiraContext) =>
    jira.forms.answer(issue_key, form_id, answers),
});
