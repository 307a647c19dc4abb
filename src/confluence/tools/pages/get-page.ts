import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag, integer } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { ContentWindow, Page } from '../../model/page.ts';
import { orBlank, pageId, spaceKey } from '../fields.ts';
import { inText } from '../page-in-text.ts';

export const getPage = defineTool({
  name: 'confluence_get_page',
  title: 'Get Page',
  access: 'read',
  description:
    'Read a page or blog post as Markdown, with its metadata. Tokens that end in {#m1-ab12} stand for what Markdown cannot say: keep them when updating, and never update from a part.',
  input: z.strictObject({
    page_id: orBlank(pageId).describe('Page id, URL, short link or SPACE:Title'),
    title: orBlank(z.string()).describe('Exact title, together with space_key instead of page_id'),
    space_key: orBlank(spaceKey).describe('Key of the space, for title'),
    include_metadata: flag().default(true).describe('False: the content alone'),
    convert_to_markdown: flag().default(true).describe('False: the storage format, untouched'),
    raw_format: orBlank(z.enum(['storage', 'adf'])).describe('The stored body, untouched; adf: Cloud'),
    section: orBlank(z.string()).describe('Only what is under this heading'),
    outline: flag().default(false).describe('Only the headings, with the size of their sections'),
    offset: integer({ min: 0 }).optional().describe('Where to go on in the text: next_offset of the answer'),
    max_chars: integer({ min: 100 }).optional().describe('Cut the text after so many characters'),
    rendered: flag().default(false).describe('Show what macros put out; not for updating'),
  }),
  output: z.object({
    metadata: Page.optional(),
    content: z.object({ value: z.string(), ...ContentWindow }).optional(),
  }),
  examples: [
    { page_id: '98310' },
    { title: 'Release handbook', space_key: 'DOCS' },
    { page_id: '98324', outline: true },
  ],
  run: async (input, { confluence }: ConfluenceContext) => {
    const read = await confluence.pages.get(input);
    return 'metadata' in read ? { metadata: inText(read.metadata) } : read;
  },
});
