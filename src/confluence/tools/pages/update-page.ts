import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { PageWritten } from '../../model/page.ts';
import { bodyFields, orBlank, pageId, parentId, safetyFields } from '../fields.ts';
import { editedContent, pageEdit } from '../page-edit.ts';

export const updatePage = defineTool({
  name: 'confluence_update_page',
  title: 'Update Page',
  access: 'destructive',
  description:
    'Change title, body or settings of a page or blog post; what is left out stays. Content is the whole body, or with edit a part of it. Read the page first and keep its {#…} tokens: they restore what Markdown cannot say. Elements that would vanish unseen are refused.',
  input: z.strictObject({
    page_id: pageId,
    title: orBlank(z.string()).describe('New title; empty keeps the old one'),
    ...bodyFields,
    is_minor_edit: flag().default(false).describe('Do not notify watchers (Data Center)'),
    version_comment: orBlank(z.string()).describe('What changed'),
    parent_id: parentId,
    emoji: z.string().optional().describe('Emoji in front of the title; empty removes it'),
    page_width: z.enum(['full-width', 'max', 'default', '']).optional().describe('Empty resets it'),
    edit: pageEdit.optional().describe('What content does, unless it is the whole new body'),
    ...safetyFields,
  }),
  listedAsRequired: ['title'],
  output: PageWritten,
  examples: [
    { page_id: '98325', title: 'Notes', content: 'No longer empty.', version_comment: 'First text' },
    { page_id: '98310', title: '', content: 'Read by all.', edit: { action: 'append' }, dry_run: true },
  ],
  run: async ({ edit, ...input }, { confluence, files }: ConfluenceContext) =>
    confluence.pages.update({ ...input, content: await editedContent(input, edit, files) }),
});
