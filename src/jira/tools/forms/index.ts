import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { getIssueProformaForms } from './get-issue-proforma-forms.ts';
import { getProformaFormDetails } from './get-proforma-form-details.ts';
import { updateProformaFormAnswers } from './update-proforma-form-answers.ts';

export const forms = defineToolset({
  id: 'jira_forms',
  product: 'jira',
  title: 'Forms',
  description: 'Forms on issues.',
  default: false,
  tools: [getIssueProformaForms, getProformaFormDetails, updateProformaFormAnswers],
});
