import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag, integer } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { PageWritten } from '../../model/page.ts';
import { bodyFields, orBlank, pageId, parentId } from '../fields.ts';
import { pageContent } from '../page-content.ts';

export const updatePage = defineTool({
  name: 'confluence_update_page',
  title: 'Update Page',
  access: 'destructive',
  description:
    'Replace title and body of a page or blog post. Read it first and keep its {#…} tokens: they restore what Markdown cannot say. What vanished is listed in removed.',
  input: z.strictObject({
    page_id: pageId,
    title: z.string().describe('Title, the old one to keep it'),
    ...bodyFields,
    is_minor_edit: flag().default(false).describe('Do not notify watchers (Data Center)'),
    version_comment: orBlank(z.string()).describe('What changed'),
    parent_id: parentId,
    emoji: z.string().optional().describe('Emoji in front of the title; empty removes it'),
    page_width: z.enum(['full-width', 'max', 'default', '']).optional().describe('Empty resets it'),
    expected_version: integer({ min: 1 })
      .optional()
      .describe('Version that was read; refuses when the page is newer'),
  }),
  output: PageWritten,
  examples: [
    { page_id: '98325', title: 'Notes', content: 'No longer empty.', version_comment: 'First text' },
  ],
  run: async (input, { confluence, files }: ConfluenceContext) =>
    confluence.pages.update({ ...input, content: await pageContent(input, files) }),
});
