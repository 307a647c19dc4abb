import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { assignIssue } from './assign-issue.ts';
import { batchCreateIssues } from './batch-create-issues.ts';
import { batchGetChangelogs } from './batch-get-changelogs.ts';
import { createIssue } from './create-issue.ts';
import { deleteIssue } from './delete-issue.ts';
import { getIssue } from './get-issue.ts';
import { getProjectIssues } from './get-project-issues.ts';
import { moveIssue } from './move-issue.ts';
import { searchIssues } from './search.ts';
import { updateIssue } from './update-issue.ts';

export const issues = defineToolset({
  id: 'jira_issues',
  product: 'jira',
  title: 'Issues',
  description: 'Find, read, create and change issues.',
  default: true,
  tools: [
    getIssue,
    searchIssues,
    createIssue,
    updateIssue,
    getProjectIssues,
    batchCreateIssues,
    batchGetChangelogs,
    assignIssue,
    deleteIssue,
    moveIssue,
  ],
});
