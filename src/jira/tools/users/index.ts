import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { getUserProfile } from './get-user-profile.ts';
import { searchAssignableUsers } from './search-assignable-users.ts';

export const users = defineToolset({
  id: 'jira_users',
  product: 'jira',
  title: 'Users',
  description: 'Find people.',
  default: false,
  tools: [getUserProfile, searchAssignableUsers],
});
