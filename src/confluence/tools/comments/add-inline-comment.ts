import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { integer } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { InlineCommentWritten } from '../../model/comment.ts';
import { pageId } from '../fields.ts';

export const addInlineComment = defineTool({
  name: 'confluence_add_inline_comment',
  title: 'Add Inline Comment',
  access: 'destructive',
  description: 'Comment on words of a page. Words that stand there more than once need an index.',
  input: z.strictObject({
    page_id: pageId,
    body: z.string().describe('Markdown, or storage format when it starts with a tag'),
    text_selection: z.string().describe('The words, exactly as the page shows them'),
    text_selection_match_count: integer({ min: 1 })
      .optional()
      .describe('How often they stand there, if known'),
    text_selection_match_index: integer({ min: 0 }).optional().describe('Which one is meant, from 0'),
  }),
  output: InlineCommentWritten,
  examples: [{ page_id: '98314', body: 'Which proxy?', text_selection: 'the proxy keeps the connection' }],
  run: (input, { confluence }: ConfluenceContext) => confluence.discussion.addInline(input),
});
