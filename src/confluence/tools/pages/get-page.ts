import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { Page } from '../../model/page.ts';
import { orBlank, pageId, spaceKey } from '../fields.ts';

export const getPage = defineTool({
  name: 'confluence_get_page',
  title: 'Get Page',
  access: 'read',
  description:
    'Read a page or blog post as Markdown, with its metadata. Tokens that end in {#m1-ab12} stand for what Markdown cannot say: keep them when updating.',
  input: z.strictObject({
    page_id: orBlank(pageId).describe('Page id, page URL or short link'),
    title: orBlank(z.string()).describe('Exact title, together with space_key instead of page_id'),
    space_key: orBlank(spaceKey).describe('Key of the space, for title'),
    include_metadata: flag().default(true).describe('False: the content alone'),
    convert_to_markdown: flag().default(true).describe('False: the storage format, untouched'),
  }),
  output: z.object({
    metadata: Page.optional(),
    content: z.object({ value: z.string() }).optional(),
  }),
  examples: [{ page_id: '98310' }, { title: 'Release handbook', space_key: 'DOCS' }],
  run: (input, { confluence }: ConfluenceContext) => confluence.pages.get(input),
});
