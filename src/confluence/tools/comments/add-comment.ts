import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { CommentWritten } from '../../model/comment.ts';
import { pageId } from '../fields.ts';

export const addComment = defineTool({
  name: 'confluence_add_comment',
  title: 'Add Comment',
  access: 'write',
  description: 'Add a footer comment to a page or blog post.',
  input: z.strictObject({
    page_id: pageId,
    body: z.string().describe('Markdown, or storage format when it starts with a tag'),
  }),
  output: CommentWritten,
  examples: [{ page_id: '98310', body: 'Looks **good**.' }],
  run: ({ page_id, body }, { confluence }: ConfluenceContext) => confluence.comments.add(page_id, body),
});
