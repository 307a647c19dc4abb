import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { integer } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { UserHit } from '../../model/user.ts';

export const searchUser = defineTool({
  name: 'confluence_search_user',
  title: 'Search User',
  access: 'read',
  description: 'Find people by name, or with CQL such as user.fullname ~ "Ada".',
  input: z.strictObject({
    query: z.string().describe('Part of a name, or CQL'),
    limit: integer({ min: 1, max: 50 }).default(10).describe('People to return'),
    group_name: z
      .string()
      .default('confluence-users')
      .describe('Data Center: only members of this group, where it is another than the default'),
  }),
  output: z.array(UserHit),
  examples: [{ query: 'Ada Lovelace' }],
  run: (input, { confluence }: ConfluenceContext) => confluence.users.search(input),
});
