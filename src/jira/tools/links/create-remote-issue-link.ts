import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { CreatedRemoteLink } from '../../model/link.ts';
import { issueKey, optionalText } from '../fields.ts';

export const createRemoteIssueLink = defineTool({
  name: 'jira_create_remote_issue_link',
  title: 'Create remote issue link',
  access: 'write',
  description: 'Link an issue to a web page.',
  input: z.strictObject({
    issue_key: issueKey,
    url: z.string().trim().describe('https address'),
    title: z.string().trim().min(1).describe('Text of the link'),
    summary: optionalText().describe('Shown beside it'),
    relationship: optionalText().describe('Heading, e.g. mentioned in'),
    icon_url: optionalText().describe('Address of a 16x16 icon'),
  }),
  output: CreatedRemoteLink,
  examples: [{ issue_key: 'PROJ-123', url: 'https://example.com/runbook', title: 'Runbook' }],
  run: ({ issue_key, icon_url, ...link }, { jira }: JiraContext) =>
    jira.links.createRemote(issue_key, { ...link, iconUrl: icon_url }),
});
