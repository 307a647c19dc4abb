import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { createIssue } from './create-issue.ts';
import { getIssue } from './get-issue.ts';
import { searchIssues } from './search.ts';
import { updateIssue } from './update-issue.ts';

export const issues = defineToolset({
  id: 'jira_issues',
  product: 'jira',
  title: 'Issues',
  description: 'Find, read, create and change issues.',
  default: true,
  tools: [getIssue, searchIssues, createIssue, updateIssue],
});
