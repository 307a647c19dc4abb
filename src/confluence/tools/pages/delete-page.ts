import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { PageDeleted } from '../../model/page-change.ts';
import { pageId } from '../fields.ts';

export const deletePage = defineTool({
  name: 'confluence_delete_page',
  title: 'Delete Page',
  access: 'destructive',
  description: 'Move a page or blog post to the trash. Its children stay and move up; the answer lists them.',
  input: z.strictObject({ page_id: pageId }),
  output: PageDeleted,
  examples: [{ page_id: '98338' }],
  run: ({ page_id }, { confluence }: ConfluenceContext) => confluence.relocation.remove(page_id),
});
