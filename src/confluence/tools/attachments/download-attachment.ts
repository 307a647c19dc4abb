import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { withFiles } from '../../../toolkit/files-out.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { DownloadSummary } from '../../model/attachment.ts';
import { attachmentId } from '../attachment-fields.ts';

export const downloadAttachment = defineTool({
  name: 'confluence_download_attachment',
  title: 'Download Attachment',
  access: 'read',
  description: 'Get one attached file, up to 50 MiB.',
  input: z.strictObject({ attachment_id: attachmentId }),
  output: DownloadSummary,
  examples: [{ attachment_id: 'att300002' }],
  run: async ({ attachment_id }, { confluence }: ConfluenceContext) => {
    const { summary, files } = await confluence.attachments.download(attachment_id);
    return withFiles(summary, files);
  },
});
