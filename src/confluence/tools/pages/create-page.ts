import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { PageWritten } from '../../model/page.ts';
import { bodyFields, orBlank, parentId, spaceKey } from '../fields.ts';
import { pageContent } from '../page-content.ts';

export const createPage = defineTool({
  name: 'confluence_create_page',
  title: 'Create Page',
  access: 'write',
  description:
    'Create a page or blog post from Markdown, wiki markup, storage format or ADF, in content or content_file.',
  input: z.strictObject({
    space_key: spaceKey.describe('Key of the space'),
    title: z.string().describe('Title, unique in the space'),
    ...bodyFields,
    parent_id: parentId,
    emoji: orBlank(z.string()).describe('Emoji in front of the title, such as 🚀'),
    page_width: orBlank(z.enum(['full-width', 'max', 'default'])).describe("The site's default if not given"),
    subtype: orBlank(z.enum(['live'])).describe('live: a live doc (Cloud)'),
    type: z.enum(['page', 'blogpost']).default('page').describe('What to create'),
  }),
  output: PageWritten,
  examples: [{ space_key: 'DOCS', title: 'Kick-off notes', content: '## Decisions\n\n- [ ] Book the room' }],
  run: async (input, { confluence, files }: ConfluenceContext) =>
    confluence.pages.create({ ...input, content: await pageContent(input, files) }),
});
