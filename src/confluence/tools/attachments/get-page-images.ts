import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { withFiles } from '../../../toolkit/files-out.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { ImagesSummary } from '../../model/attachment.ts';
import { contentId } from '../attachment-fields.ts';

export const getPageImages = defineTool({
  name: 'confluence_get_page_images',
  title: 'Get Page Images',
  access: 'read',
  description: 'See the images attached to a page, up to 50 MiB together; what did not fit is in failed.',
  input: z.strictObject({ content_id: contentId }),
  output: ImagesSummary,
  examples: [{ content_id: '98310' }],
  run: async ({ content_id }, { confluence }: ConfluenceContext) => {
    const { summary, files } = await confluence.attachments.images(content_id);
    return withFiles(summary, files);
  },
});
