import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id, jsonObject, list } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { ChangedIssue } from '../../model/issue.ts';
import { optionalText, projectKey } from '../fields.ts';

export const createIssue = defineTool({
  name: 'jira_create_issue',
  title: 'Create issue',
  access: 'write',
  description: 'Create one issue in one step; nothing is created when a field or person is not understood.',
  input: z.strictObject({
    project_key: projectKey.describe('Project key, e.g. PROJ'),
    summary: z.string().trim().min(1).describe('Title'),
    issue_type: id().describe('Name or id, e.g. Task, Epic, Sub-task'),
    assignee: optionalText().describe('Name, e-mail, id or me'),
    description: optionalText().describe('Markdown'),
    components: list(z.string()).optional().describe('Component names'),
    additional_fields: jsonObject().describe(
      'Other fields by name or id, e.g. {"priority": "High", "labels": ["x"], "parent": "PROJ-1", "Story Points": 3}',
    ),
  }),
  output: ChangedIssue,
  examples: [
    {
      project_key: 'PROJ',
      summary: 'Refund fails for old cards',
      issue_type: 'Bug',
      additional_fields: { priority: 'High' },
    },
  ],
  run: (input, { jira }: JiraContext) =>
    jira.issues.create({
      project: input.project_key,
      summary: input.summary,
      issueType: input.issue_type,
      assignee: input.assignee,
      description: input.description,
      components: input.components,
      fields: input.additional_fields,
    }),
});
