import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { ChangedIssue } from '../../model/issue.ts';
import { issueKey, optionalText } from '../fields.ts';

export const assignIssue = defineTool({
  name: 'jira_assign_issue',
  title: 'Assign issue',
  access: 'write',
  description: 'Give an issue to somebody, or to nobody.',
  input: z.strictObject({
    issue_key: issueKey,
    assignee: optionalText().describe('Name, e-mail, id or me; empty leaves the issue unassigned'),
  }),
  output: ChangedIssue,
  examples: [{ issue_key: 'PROJ-2', assignee: 'Grace Hopper' }],
  run: ({ issue_key, assignee }, { jira }: JiraContext) => jira.issues.assign(issue_key, assignee),
});
