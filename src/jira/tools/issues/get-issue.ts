import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag, integer, list } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { Issue } from '../../model/issue.ts';
import { fieldNames, issueKey } from '../fields.ts';
import { inText } from '../issue-in-text.ts';

export const getIssue = defineTool({
  name: 'jira_get_issue',
  title: 'Get issue',
  access: 'read',
  description: 'Read one issue with its newest comments. Text is Markdown.',
  input: z.strictObject({
    issue_key: issueKey,
    fields: fieldNames().describe('Field names or ids, or *all. Default: essential fields and comments'),
    expand: list(z.string()).optional().describe('E.g. renderedFields, changelog, names, editmeta'),
    comment_limit: integer({ min: 0, max: 100 }).default(10).describe('Newest comments to return'),
    properties: list(z.string()).optional().describe('Issue properties to return'),
    update_history: flag().default(true).describe('Count as a visit in recent issues'),
    include: list(z.string())
      .optional()
      .describe('Sections: remote_links, transitions, watchers, changelog, comments, worklogs, all'),
    newest_first: flag().default(false).describe('Comments, changes and worklogs from the newest on'),
    use_display_names: flag().default(false).describe('Name custom fields by display name'),
  }),
  output: Issue,
  examples: [
    { issue_key: 'PROJ-123' },
    { issue_key: 'PROJ-123', fields: ['summary', 'status'], include: ['transitions'] },
  ],
  run: (input, { jira }: JiraContext) =>
    inText(
      jira.issues.get(input.issue_key, {
        fields: input.fields,
        expand: input.expand,
        commentLimit: input.comment_limit,
        properties: input.properties,
        updateHistory: input.update_history,
        include: input.include,
        newestFirst: input.newest_first,
        useDisplayNames: input.use_display_names,
      }),
      input.fields,
    ),
});
