import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { PageRestrictions } from '../../model/restrictions.ts';
import { pageId } from '../fields.ts';

export const getPageRestrictions = defineTool({
  name: 'confluence_get_page_restrictions',
  title: 'Get Page Restrictions',
  access: 'read',
  description: 'Read who may see and who may edit a page; empty lists mean everybody.',
  input: z.strictObject({ page_id: pageId }),
  output: PageRestrictions,
  examples: [{ page_id: '98310' }],
  run: ({ page_id }, { confluence }: ConfluenceContext) => confluence.restrictions.get(page_id),
});
