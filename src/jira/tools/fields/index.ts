import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { getFieldOptions } from './get-field-options.ts';
import { searchFields } from './search-fields.ts';

export const fields = defineToolset({
  id: 'jira_fields',
  product: 'jira',
  title: 'Fields',
  description: 'Find fields and what they take.',
  default: true,
  tools: [searchFields, getFieldOptions],
});
