import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { ChangedIssue } from '../../model/issue.ts';
import { issueKey, projectKey } from '../fields.ts';

export const moveIssue = defineTool({
  name: 'jira_move_issue',
  title: 'Move issue',
  access: 'destructive',
  only: 'cloud',
  description:
    'Move an issue with its sub-tasks to another project, where it gets a new key; not for changes of status.',
  input: z.strictObject({
    issue_key: issueKey,
    target_project_key: projectKey.describe('Project key, e.g. OPS'),
    issue_type: id().optional().describe('Type there; the same type by default'),
  }),
  output: ChangedIssue,
  examples: [{ issue_key: 'PROJ-7', target_project_key: 'OPS', issue_type: 'Task' }],
  run: ({ issue_key, target_project_key, issue_type }, { jira }: JiraContext) =>
    jira.issues.move(issue_key, target_project_key, issue_type),
});
