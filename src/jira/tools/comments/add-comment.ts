import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag, jsonObject } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { AddedComment } from '../../model/comment.ts';
import { issueKey } from '../fields.ts';

export const addComment = defineTool({
  name: 'jira_add_comment',
  title: 'Add comment',
  access: 'write',
  description: 'Add a comment to an issue.',
  input: z.strictObject({
    issue_key: issueKey,
    body: z.string().describe('Markdown; mention people as @[Name]'),
    visibility: jsonObject().describe('{"type": "role" or "group", "value": name}; default everybody'),
    public: flag().optional().describe('Service desk only: true shows it to customers, false to agents only'),
  }),
  output: AddedComment,
  aliases: { comment: 'body' },
  examples: [{ issue_key: 'PROJ-123', body: 'Fixed in **2.1**.' }],
  run: ({ issue_key, ...comment }, { jira }: JiraContext) => jira.comments.add(issue_key, comment),
});
