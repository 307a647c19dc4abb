import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id, jsonObject } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { EditedComment } from '../../model/comment.ts';
import { issueKey } from '../fields.ts';

export const editComment = defineTool({
  name: 'jira_edit_comment',
  title: 'Edit comment',
  access: 'destructive',
  description: 'Replace the text of a comment.',
  input: z.strictObject({
    issue_key: issueKey,
    comment_id: id().describe('Comment id, from jira_get_issue'),
    body: z.string().describe('Markdown; the whole new text'),
    visibility: jsonObject().describe('{"type": "role" or "group", "value": name}; default as before'),
  }),
  output: EditedComment,
  aliases: { comment: 'body' },
  examples: [{ issue_key: 'PROJ-123', comment_id: '10123000', body: 'Fixed in **2.1.1**.' }],
  run: ({ issue_key, comment_id, ...change }, { jira }: JiraContext) =>
    jira.comments.edit(issue_key, comment_id, change),
});
