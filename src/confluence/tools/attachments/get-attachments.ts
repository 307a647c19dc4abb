import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { integer } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { AttachmentList } from '../../model/attachment.ts';
import { contentId } from '../attachment-fields.ts';
import { orBlank } from '../fields.ts';

export const getAttachments = defineTool({
  name: 'confluence_get_attachments',
  title: 'Get Content Attachments',
  access: 'read',
  description: 'List the files of a page or blog post. More follow from next_start.',
  input: z.strictObject({
    content_id: contentId,
    start: integer({ min: 0 }).default(0).describe('Files to skip'),
    limit: integer({ min: 1, max: 100 }).default(50).describe('Files to return'),
    filename: orBlank(z.string()).describe('Only this exact file name'),
    media_type: orBlank(z.string()).describe('Only this type: image/png, image/*'),
  }),
  output: AttachmentList,
  examples: [{ content_id: '98310' }, { content_id: '98319', media_type: 'image/*' }],
  run: (input, { confluence }: ConfluenceContext) => confluence.attachments.list(input),
});
