import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { jsonObject, list } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { UpdatedIssue } from '../../model/issue.ts';
import { fieldNames, givenFiles, issueKey, optionalText } from '../fields.ts';

export const updateIssue = defineTool({
  name: 'jira_update_issue',
  title: 'Update issue',
  access: 'destructive',
  description:
    'Change fields, attach files, change the status, comment and log work, in this order; each of the last three also has a tool of its own. All is checked before the first change.',
  input: z.strictObject({
    issue_key: issueKey,
    fields: jsonObject().describe(
      'By name or id, e.g. {"summary": "New title", "assignee": "me", "description": "Markdown"}; null clears',
    ),
    additional_fields: jsonObject().describe('More fields, e.g. custom ones'),
    components: list(z.string()).optional().describe('Component names; [] clears'),
    attachments: givenFiles(),
    transition: optionalText().describe('Id, name or target status'),
    comment: optionalText().describe('Markdown'),
    comment_visibility: jsonObject().describe('{"type": "role" or "group", "value": name}'),
    worklog: optionalText().describe('Time spent, e.g. 1h 30m'),
    worklog_started: optionalText().describe('ISO 8601; default now'),
    return_fields: fieldNames().describe('Fields of the returned issue; default *all'),
  }),
  output: UpdatedIssue,
  examples: [
    {
      issue_key: 'PROJ-123',
      fields: { priority: 'High' },
      comment: 'Raised after the outage.',
      return_fields: ['priority'],
    },
  ],
  run: (input, { jira, files }: JiraContext) =>
    jira.issues.update(
      input.issue_key,
      {
        fields: { ...input.fields, ...input.additional_fields },
        components: input.components,
        attachments: input.attachments,
        openPath: (path) => files.open(path),
        transition: input.transition,
        comment: input.comment,
        commentVisibility: input.comment_visibility,
        worklog: input.worklog,
        worklogStarted: input.worklog_started,
      },
      input.return_fields,
    ),
});
