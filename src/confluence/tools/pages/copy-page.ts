import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag, id } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { PageCopied } from '../../model/page-change.ts';
import { orBlank, pageId, spaceKey } from '../fields.ts';

export const copyPage = defineTool({
  name: 'confluence_copy_page',
  title: 'Copy Page',
  access: 'destructive',
  description: 'Copy one page, without its children and comments, under a new title.',
  input: z.strictObject({
    source_page_id: pageId,
    destination_space_key: spaceKey.describe('Space of the copy'),
    new_title: z.string().describe('Title, unique in that space'),
    destination_parent_id: orBlank(id()).describe('Parent of the copy, else the top page'),
    copy_attachments: flag().default(true).describe('With the attached files'),
  }),
  output: PageCopied,
  examples: [{ source_page_id: '98319', destination_space_key: 'DOCS', new_title: 'Links, second copy' }],
  run: (input, { confluence }: ConfluenceContext) => confluence.relocation.copy(input),
});
