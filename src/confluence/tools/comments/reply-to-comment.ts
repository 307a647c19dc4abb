import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag, id } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { CommentWritten } from '../../model/comment.ts';

export const replyToComment = defineTool({
  name: 'confluence_reply_to_comment',
  title: 'Reply to Comment',
  access: 'write',
  description: 'Answer a footer or inline comment, and resolve or reopen its thread on request.',
  input: z.strictObject({
    comment_id: id().describe('Comment id or link'),
    body: z.string().describe('Markdown, or storage format when it starts with a tag'),
    resolve: flag().optional().describe('true resolves an inline thread, false reopens it (Cloud)'),
  }),
  output: CommentWritten,
  examples: [{ comment_id: '200001', body: 'Yes, **Friday**.' }],
  run: ({ comment_id, body, resolve }, { confluence }: ConfluenceContext) =>
    confluence.discussion.reply(comment_id, body, resolve),
});
