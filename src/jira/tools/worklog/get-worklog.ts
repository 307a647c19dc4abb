import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { Worklog } from '../../model/activity.ts';
import { issueKey } from '../fields.ts';

export const getWorklog = defineTool({
  name: 'jira_get_worklog',
  title: 'Get worklog',
  access: 'read',
  description: 'List all time logged on an issue.',
  input: z.strictObject({ issue_key: issueKey }),
  output: z.object({ worklogs: z.array(Worklog) }),
  examples: [{ issue_key: 'PROJ-123' }],
  run: async ({ issue_key }, { jira }: JiraContext) => ({ worklogs: await jira.worklogs.list(issue_key) }),
});
