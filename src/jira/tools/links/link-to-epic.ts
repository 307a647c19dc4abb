import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { ChangedIssue } from '../../model/issue.ts';
import { issueKey } from '../fields.ts';

export const linkToEpic = defineTool({
  name: 'jira_link_to_epic',
  title: 'Link to epic',
  access: 'destructive',
  description: 'Put an issue below an epic, in the place of the one it had.',
  input: z.strictObject({ issue_key: issueKey, epic_key: issueKey.describe('Key of an epic') }),
  output: ChangedIssue,
  examples: [{ issue_key: 'PROJ-123', epic_key: 'PROJ-76' }],
  run: ({ issue_key, epic_key }, { jira }: JiraContext) => jira.links.toEpic(issue_key, epic_key),
});
