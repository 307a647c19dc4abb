import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { addWorklog } from './add-worklog.ts';
import { getWorklog } from './get-worklog.ts';

export const worklog = defineToolset({
  id: 'jira_worklog',
  product: 'jira',
  title: 'Worklog',
  description: 'Read and log working time.',
  default: false,
  tools: [getWorklog, addWorklog],
});
