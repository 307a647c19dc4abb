import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { UserProfile } from '../../model/user.ts';

export const getUserProfile = defineTool({
  name: 'jira_get_user_profile',
  title: 'Get user profile',
  access: 'read',
  description: 'Find one person and their identifiers.',
  input: z.strictObject({
    user_identifier: id().describe('me, account id, login, e-mail or full name'),
  }),
  output: UserProfile,
  examples: [{ user_identifier: 'me' }],
  run: ({ user_identifier }, { jira }: JiraContext) => jira.users.profile(user_identifier),
});
