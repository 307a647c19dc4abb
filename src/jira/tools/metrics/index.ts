import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { getIssueDates } from './get-issue-dates.ts';
import { getIssueSla } from './get-issue-sla.ts';

export const metrics = defineToolset({
  id: 'jira_metrics',
  product: 'jira',
  title: 'Metrics',
  description: 'Dates of issues and how long things took.',
  default: false,
  tools: [getIssueDates, getIssueSla],
});
