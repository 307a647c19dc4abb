import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { InlineComments } from '../../model/comment.ts';
import { pageId } from '../fields.ts';

export const getInlineComments = defineTool({
  name: 'confluence_get_inline_comments',
  title: 'Get Inline Comments',
  access: 'read',
  description:
    'Read all inline comments of a page or blog post with the words they are about, their state and replies.',
  input: z.strictObject({ page_id: pageId }),
  output: InlineComments,
  examples: [{ page_id: '98310' }],
  run: ({ page_id }, { confluence }: ConfluenceContext) => confluence.discussion.inline(page_id),
});
