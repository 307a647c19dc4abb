import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { Comment } from '../../model/comment.ts';
import { pageId } from '../fields.ts';

export const getComments = defineTool({
  name: 'confluence_get_comments',
  title: 'Get Comments',
  access: 'read',
  description: 'Read all comments of a page or blog post: footer and inline, with replies, as Markdown.',
  input: z.strictObject({ page_id: pageId }),
  output: z.array(Comment),
  examples: [{ page_id: '98310' }],
  run: ({ page_id }, { confluence }: ConfluenceContext) => confluence.comments.list(page_id),
});
