import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { list } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { MovedIssues } from '../../model/agile.ts';
import { issueKey } from '../fields.ts';

export const moveIssuesToBacklog = defineTool({
  name: 'jira_move_issues_to_backlog',
  title: 'Move issues to backlog',
  access: 'write',
  description: 'Take issues out of their future or active sprints.',
  input: z.strictObject({ issue_keys: list(issueKey).describe('Issue keys') }),
  output: MovedIssues,
  examples: [{ issue_keys: ['PROJ-123'] }],
  run: ({ issue_keys }, { jira }: JiraContext) => jira.sprints.toBacklog(issue_keys),
});
