import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { RemovedLink } from '../../model/link.ts';

export const removeIssueLink = defineTool({
  name: 'jira_remove_issue_link',
  title: 'Remove issue link',
  access: 'destructive',
  description: 'Remove a link between two issues.',
  input: z.strictObject({
    link_id: id().describe('Id from issuelinks of jira_get_issue with fields issuelinks'),
  }),
  output: RemovedLink,
  examples: [{ link_id: '10119' }],
  run: ({ link_id }, { jira }: JiraContext) => jira.links.remove(link_id),
});
