import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { Watchers } from '../../model/activity.ts';
import { issueKey } from '../fields.ts';

export const getIssueWatchers = defineTool({
  name: 'jira_get_issue_watchers',
  title: 'Get issue watchers',
  access: 'read',
  description: 'List who watches an issue.',
  input: z.strictObject({ issue_key: issueKey }),
  output: Watchers,
  examples: [{ issue_key: 'PROJ-123' }],
  run: ({ issue_key }, { jira }: JiraContext) => jira.watchers.list(issue_key),
});
