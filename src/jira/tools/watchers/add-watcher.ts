import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { ChangedWatcher } from '../../model/activity.ts';
import { issueKey } from '../fields.ts';

export const addWatcher = defineTool({
  name: 'jira_add_watcher',
  title: 'Add watcher',
  access: 'write',
  description: 'Make somebody watch an issue.',
  input: z.strictObject({
    issue_key: issueKey,
    user_identifier: id().describe('me, account id, login, e-mail or full name'),
  }),
  output: ChangedWatcher,
  examples: [{ issue_key: 'PROJ-123', user_identifier: 'Radia Perlman' }],
  run: ({ issue_key, user_identifier }, { jira }: JiraContext) =>
    jira.watchers.add(issue_key, user_identifier),
});
