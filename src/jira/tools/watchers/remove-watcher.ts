import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { ChangedWatcher } from '../../model/activity.ts';
import { issueKey, optionalText } from '../fields.ts';

export const removeWatcher = defineTool({
  name: 'jira_remove_watcher',
  title: 'Remove watcher',
  access: 'destructive',
  description: 'Stop somebody from watching an issue. Give one of username and account_id.',
  input: z.strictObject({
    issue_key: issueKey,
    username: optionalText().describe('Login, e-mail or full name'),
    account_id: optionalText().describe('Account id (Cloud)'),
  }),
  output: ChangedWatcher,
  examples: [{ issue_key: 'PROJ-123', username: 'Jürgen Groß' }],
  run: ({ issue_key, username, account_id }, { jira }: JiraContext) =>
    jira.watchers.remove(issue_key, account_id ?? username),
});
