import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { PageViews } from '../../model/views.ts';
import { pageId } from '../fields.ts';

export const getPageViews = defineTool({
  name: 'confluence_get_page_views',
  title: 'Get Page Views',
  access: 'read',
  only: 'cloud',
  description: 'Read how often a page was viewed, and by how many people.',
  input: z.strictObject({
    page_id: pageId,
    include_title: flag().default(true).describe('Return the title as well'),
  }),
  output: PageViews,
  examples: [{ page_id: '98310' }],
  run: ({ page_id, include_title }, { confluence }: ConfluenceContext) =>
    confluence.views.get(page_id, include_title),
});
