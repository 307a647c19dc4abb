import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag, integer } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { Page } from '../../model/page.ts';
import { pageId } from '../fields.ts';
import { inText } from '../page-in-text.ts';

export const getPageHistory = defineTool({
  name: 'confluence_get_page_history',
  title: 'Get Page History',
  access: 'read',
  description: 'Read a page or blog post as it was in one version.',
  input: z.strictObject({
    page_id: pageId,
    version: integer({ min: 1 }).describe('Number of the version'),
    convert_to_markdown: flag().default(true).describe('False: the storage format, untouched'),
  }),
  output: Page,
  examples: [{ page_id: '98310', version: 3 }],
  run: async (input, { confluence }: ConfluenceContext) => inText(await confluence.versions.get(input)),
});
