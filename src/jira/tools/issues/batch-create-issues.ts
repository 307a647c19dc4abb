import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag, list } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { BatchOfIssues } from '../../model/issue.ts';
import { newIssue } from '../fields.ts';

export const batchCreateIssues = defineTool({
  name: 'jira_batch_create_issues',
  title: 'Create issues',
  access: 'write',
  description: 'Create up to 500 issues; all are checked before the first is sent.',
  input: z.strictObject({
    issues: list(newIssue()).describe(
      'Each also with further fields by name or id as in jira_create_issue, e.g. description, assignee, parent, labels',
    ),
    validate_only: flag().default(false).describe('Only check, also for missing required fields'),
  }),
  output: BatchOfIssues,
  examples: [
    {
      issues: [
        { project_key: 'PROJ', summary: 'Check refunds', issue_type: 'Task', priority: 'High' },
        { project_key: 'PROJ', summary: 'Check fees', issue_type: 'Sub-task', parent: 'PROJ-123' },
      ],
    },
  ],
  run: ({ issues, validate_only }, { jira }: JiraContext) =>
    jira.issues.createBatch(
      issues.map(({ project_key, summary, issue_type, ...fields }) => ({
        project: project_key,
        summary,
        issueType: issue_type,
        fields,
      })),
      validate_only,
    ),
});
