import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag, integer } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { PageWritten } from '../../model/page.ts';
import { orBlank, pageId, safetyFields } from '../fields.ts';

export const updatePageSection = defineTool({
  name: 'confluence_update_page_section',
  title: 'Update Page Section',
  access: 'destructive',
  description:
    'Replace what stands below one heading, up to the next heading of its level or above; every other byte of the page stays.',
  input: z.strictObject({
    page_id: pageId,
    heading_text: z.string().trim().min(1).describe('Visible text of the heading'),
    new_content: z.string().describe('The new text of the section, without its heading'),
    content_format: z.enum(['markdown', 'storage']).default('markdown').describe('Format of new_content'),
    is_minor_edit: flag().default(false).describe('Do not notify watchers (Data Center)'),
    version_comment: orBlank(z.string()).describe('What changed'),
    heading_level: integer({ min: 1, max: 6 }).optional().describe('Which one, where the text repeats'),
    occurrence: integer({ min: 1 }).optional().describe('The how manyth, where the text repeats'),
    ...safetyFields,
  }),
  output: PageWritten,
  examples: [
    { page_id: '98316', heading_text: 'Left', new_content: 'Facts stand **here**.' },
    {
      page_id: '98310',
      heading_text: 'Small print',
      new_content: '<p>See the runbook.</p>',
      content_format: 'storage',
    },
  ],
  run: (input, { confluence }: ConfluenceContext) => confluence.pages.updateSection(input),
});
