import { defineToolset } from '../../../toolkit/define-toolset.ts';
import { addComment } from './add-comment.ts';
import { editComment } from './edit-comment.ts';

export const comments = defineToolset({
  id: 'jira_comments',
  product: 'jira',
  title: 'Comments',
  description: 'Comment on issues.',
  default: true,
  tools: [addComment, editComment],
});
