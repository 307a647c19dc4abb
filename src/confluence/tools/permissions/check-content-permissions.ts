import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { PermissionCheck } from '../../model/permission.ts';

export const checkContentPermissions = defineTool({
  name: 'confluence_check_content_permissions',
  title: 'Check Content Permissions',
  access: 'read',
  only: 'cloud',
  description: 'Ask whether a user or group may do something with a page, and why not.',
  input: z.strictObject({
    content_id: id().describe('Page id, URL or SPACE:Title, or attachment id'),
    user_identifier: id().describe('Account id, "anonymous", or id of the group'),
    operation: z.enum(['read', 'update', 'delete']).describe('What they want to do'),
    subject_type: z.enum(['user', 'group']).default('user').describe('What user_identifier is'),
  }),
  output: PermissionCheck,
  examples: [
    {
      content_id: '98310',
      user_identifier: '712020:00000000-0000-4000-8000-000000000002',
      operation: 'read',
    },
  ],
  run: (input, { confluence }: ConfluenceContext) => confluence.permissions.check(input),
});
