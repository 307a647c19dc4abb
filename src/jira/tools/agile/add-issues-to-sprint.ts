import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { list } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { AddedToSprint } from '../../model/agile.ts';
import { numericId } from '../agile-inputs.ts';
import { issueKey } from '../fields.ts';

export const addIssuesToSprint = defineTool({
  name: 'jira_add_issues_to_sprint',
  title: 'Add issues to sprint',
  access: 'destructive',
  description: 'Move issues into a future or active sprint.',
  input: z.strictObject({
    sprint_id: numericId().describe('Sprint id'),
    issue_keys: list(issueKey).describe('Issue keys'),
  }),
  output: AddedToSprint,
  examples: [{ sprint_id: '10', issue_keys: ['PROJ-123', 'PROJ-122'] }],
  run: ({ sprint_id, issue_keys }, { jira }: JiraContext) => jira.sprints.addIssues(sprint_id, issue_keys),
});
