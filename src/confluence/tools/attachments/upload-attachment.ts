import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { AttachmentUploaded } from '../../model/attachment.ts';
import { contentId, uploadFields } from '../attachment-fields.ts';
import { orBlank } from '../fields.ts';
import { givenFile } from '../given-file.ts';

export const uploadAttachment = defineTool({
  name: 'confluence_upload_attachment',
  title: 'Upload Attachment',
  access: 'destructive',
  description:
    'Attach a file to a page, from content_base64 or a path. A file of the same name gets a new version.',
  input: z.strictObject({
    content_id: contentId,
    file_path: orBlank(z.string()).describe("Path in the server's working directory (stdio only)"),
    content_base64: z.string().optional().describe('The bytes, instead of file_path'),
    filename: orBlank(z.string()).describe('Name on the page; required with content_base64'),
    ...uploadFields,
  }),
  output: AttachmentUploaded,
  examples: [{ content_id: '98312', filename: 'hello.txt', content_base64: 'SGVsbG8=' }],
  run: async (input, { confluence, files }: ConfluenceContext) =>
    confluence.attachments.upload(input.content_id, await givenFile(input, files), input),
});
