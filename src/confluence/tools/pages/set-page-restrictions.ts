import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag, list } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { RestrictionsWritten } from '../../model/restrictions.ts';
import { pageId } from '../fields.ts';

const names = () => list(z.string().trim().min(1)).optional();

export const setPageRestrictions = defineTool({
  name: 'confluence_set_page_restrictions',
  title: 'Set Page Restrictions',
  access: 'destructive',
  description:
    'Set who may see and edit a page. A list that is left out stays as it is, an empty one is cleared.',
  input: z.strictObject({
    page_id: pageId,
    read_users: names().describe('Who may see it: account ids (Cloud) or user names (Data Center)'),
    read_groups: names().describe('Groups that may see it, by name'),
    edit_users: names().describe('Who may edit it'),
    edit_groups: names().describe('Groups that may edit it'),
    allow_lockout: flag().default(false).describe('Even where your own account loses access'),
  }),
  output: RestrictionsWritten,
  examples: [{ page_id: '98312', edit_groups: ['confluence-users'] }],
  run: (input, { confluence }: ConfluenceContext) => confluence.restrictions.set(input),
});
