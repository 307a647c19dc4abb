import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { withFiles } from '../../../toolkit/files-out.ts';
import { list } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { Downloads } from '../../model/download.ts';
import { issueKey } from '../fields.ts';

export const downloadAttachments = defineTool({
  name: 'jira_download_attachments',
  title: 'Download attachments',
  access: 'read',
  description: 'Get the files attached to an issue: up to 50 MiB each, 100 MiB together.',
  input: z.strictObject({
    issue_key: issueKey,
    attachments: list(z.string()).optional().describe('Only these: ids or file names'),
  }),
  output: Downloads,
  examples: [{ issue_key: 'PROJ-123' }],
  run: async ({ issue_key, attachments }, { jira }: JiraContext) => {
    const { summary, files } = await jira.attachments.download(issue_key, attachments);
    return withFiles(summary, files);
  },
});
