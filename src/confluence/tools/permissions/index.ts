import { defineToolset } from '../../../toolkit/define-toolset.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { checkContentPermissions } from './check-content-permissions.ts';
import { getSpacePermissions } from './get-space-permissions.ts';

export const permissions = defineToolset<ConfluenceContext>({
  id: 'confluence_permissions',
  product: 'confluence',
  title: 'Permissions',
  description: 'Permissions of content and spaces (Cloud).',
  default: false,
  tools: [checkContentPermissions, getSpacePermissions],
});
