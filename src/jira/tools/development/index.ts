import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { getIssueDevelopmentInfo } from './get-issue-development-info.ts';
import { getIssuesDevelopmentInfo } from './get-issues-development-info.ts';

export const development = defineToolset({
  id: 'jira_development',
  product: 'jira',
  title: 'Development',
  description: 'Pull requests, branches and commits of issues.',
  default: false,
  tools: [getIssueDevelopmentInfo, getIssuesDevelopmentInfo],
});
