import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { withFiles } from '../../../toolkit/files-out.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { FilesSummary } from '../../model/attachment.ts';
import { contentId } from '../attachment-fields.ts';

export const downloadContentAttachments = defineTool({
  name: 'confluence_download_content_attachments',
  title: 'Download All Content Attachments',
  access: 'read',
  description: 'Get all files of a page, up to 50 MiB together; what did not fit is in failed.',
  input: z.strictObject({ content_id: contentId }),
  output: FilesSummary,
  examples: [{ content_id: '98319' }],
  run: async ({ content_id }, { confluence }: ConfluenceContext) => {
    const { summary, files } = await confluence.attachments.downloadAll(content_id);
    return withFiles(summary, files);
  },
});
