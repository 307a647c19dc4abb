import { defineToolset } from '../../../toolkit/define-toolset.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { searchUser } from './search-user.ts';

export const users = defineToolset<ConfluenceContext>({
  id: 'confluence_users',
  product: 'confluence',
  title: 'Users',
  description: 'Find people.',
  default: false,
  tools: [searchUser],
});
