import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { type AccountContext, AuthStatus } from '../../auth-status.ts';

export const authStatus = defineTool({
  name: 'atlassian_auth_status',
  title: 'Log-in status',
  access: 'read',
  description:
    'Show as whom you act in Jira and Confluence, with which scopes, and which tools are hidden and why.',
  input: z.strictObject({}),
  output: AuthStatus,
  examples: [{}],
  run: (_, { account }: AccountContext) => account.status(),
});
