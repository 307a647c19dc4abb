import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id, jsonObject } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { CreatedLink } from '../../model/link.ts';
import { issueKey, optionalText } from '../fields.ts';

export const createIssueLink = defineTool({
  name: 'jira_create_issue_link',
  title: 'Create issue link',
  access: 'write',
  description:
    'Link two issues so that it reads: inward issue, type, outward issue, e.g. PROJ-1 blocks PROJ-2.',
  input: z.strictObject({
    link_type: id().describe('Name, e.g. Blocks'),
    inward_issue_key: issueKey.describe('Issue that blocks, duplicates, ...'),
    outward_issue_key: issueKey.describe('Issue that is blocked, duplicated, ...'),
    comment: optionalText().describe('Markdown'),
    comment_visibility: jsonObject().describe(
      '{"type": "role" or "group", "value": name}; default everybody',
    ),
  }),
  output: CreatedLink,
  examples: [{ link_type: 'Blocks', inward_issue_key: 'PROJ-123', outward_issue_key: 'OPS-3' }],
  run: (input, { jira }: JiraContext) =>
    jira.links.create({
      type: input.link_type,
      inward: input.inward_issue_key,
      outward: input.outward_issue_key,
      comment: input.comment,
      visibility: input.comment_visibility,
    }),
});
