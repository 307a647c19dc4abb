import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id, integer } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { SpacePermissions } from '../../model/permission.ts';
import { orBlank } from '../fields.ts';

export const getSpacePermissions = defineTool({
  name: 'confluence_get_space_permissions',
  title: 'Get Space Permissions',
  access: 'read',
  only: 'cloud',
  description: 'List who may do what in a space. More follow from next_cursor.',
  input: z.strictObject({
    space_id: id().describe('Numeric id, key or URL of the space'),
    limit: integer({ min: 1 }).default(25).describe('Permissions to return, at most 250'),
    cursor: orBlank(z.string()).describe('next_cursor of the answer before'),
  }),
  output: SpacePermissions,
  examples: [{ space_id: 'DOCS' }],
  run: (input, { confluence }: ConfluenceContext) => confluence.permissions.ofSpace(input),
});
