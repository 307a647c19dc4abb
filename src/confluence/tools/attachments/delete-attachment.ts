import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { AttachmentDeleted } from '../../model/attachment.ts';
import { attachmentId } from '../attachment-fields.ts';

export const deleteAttachment = defineTool({
  name: 'confluence_delete_attachment',
  title: 'Delete Attachment',
  access: 'destructive',
  description: 'Move an attached file, with all its versions, to the trash.',
  input: z.strictObject({ attachment_id: attachmentId }),
  output: AttachmentDeleted,
  examples: [{ attachment_id: 'att300003' }],
  run: ({ attachment_id }, { confluence }: ConfluenceContext) => confluence.attachments.remove(attachment_id),
});
