import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { issueKey } from '../fields.ts';

export const deleteIssue = defineTool({
  name: 'jira_delete_issue',
  title: 'Delete issue',
  access: 'destructive',
  description: 'Delete an issue for good.',
  input: z.strictObject({
    issue_key: issueKey,
    delete_subtasks: flag().default(false).describe('Needed when it has sub-tasks, which go too'),
  }),
  output: z.object({ message: z.string() }),
  examples: [{ issue_key: 'PROJ-166' }],
  run: ({ issue_key, delete_subtasks }, { jira }: JiraContext) =>
    jira.issues.delete(issue_key, { subtasks: delete_subtasks }),
});
