import { defineToolset } from '../../../toolkit/define-toolset.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { addComment } from './add-comment.ts';
import { addInlineComment } from './add-inline-comment.ts';
import { getComments } from './get-comments.ts';

import { getInlineComments } from './get-inline-comments.ts';
import { replyToComment } from './reply-to-comment.ts';

export const comments = defineToolset<ConfluenceContext>({
  id: 'confluence_comments',
  product: 'confluence',
  title: 'Comments',
  description: 'Read and add comments of pages and blog posts.',
  default: true,
  tools: [getComments, addComment, replyToComment, getInlineComments, addInlineComment],
});
