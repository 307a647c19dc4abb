import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { withFiles } from '../../../toolkit/files-out.ts';
import { list } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { Images } from '../../model/download.ts';
import { issueKey } from '../fields.ts';

export const getIssueImages = defineTool({
  name: 'jira_get_issue_images',
  title: 'Get issue images',
  access: 'read',
  description: 'See the pictures attached to an issue.',
  input: z.strictObject({
    issue_key: issueKey,
    attachments: list(z.string()).optional().describe('Only these: ids or file names'),
  }),
  output: Images,
  examples: [{ issue_key: 'PROJ-123' }],
  run: async ({ issue_key, attachments }, { jira }: JiraContext) => {
    const { summary, files } = await jira.attachments.images(issue_key, attachments);
    return withFiles(summary, files);
  },
});
