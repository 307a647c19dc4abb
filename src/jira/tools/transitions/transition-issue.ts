import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id, jsonObject } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { ChangedIssue } from '../../model/issue.ts';
import { issueKey, optionalText } from '../fields.ts';

export const transitionIssue = defineTool({
  name: 'jira_transition_issue',
  title: 'Transition issue',
  access: 'destructive',
  description: 'Change the status of an issue.',
  input: z.strictObject({
    issue_key: issueKey,
    transition_id: id().describe('Id, name or target status, e.g. Done'),
    fields: jsonObject().describe('Fields of the step, e.g. {"resolution": "Done"}'),
    comment: optionalText().describe('Markdown'),
  }),
  output: ChangedIssue,
  examples: [{ issue_key: 'PROJ-123', transition_id: 'In Progress' }],
  run: ({ issue_key, transition_id, fields, comment }, { jira }: JiraContext) =>
    jira.transitions.apply(issue_key, { transition: transition_id, fields, comment }),
});
