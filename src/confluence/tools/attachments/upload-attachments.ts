import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { list } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { AttachmentsUploaded } from '../../model/attachment.ts';
import { contentId, uploadFields } from '../attachment-fields.ts';

export const uploadAttachments = defineTool({
  name: 'confluence_upload_attachments',
  title: 'Upload Multiple Attachments',
  access: 'destructive',
  description:
    'Attach several files of this machine to a page (stdio only). Files of the same name get a new version.',
  input: z.strictObject({
    content_id: contentId,
    file_paths: list(z.string().min(1)).describe("Paths in the server's working directory"),
    ...uploadFields,
  }),
  output: AttachmentsUploaded,
  examples: [{ content_id: '98312', file_paths: ['README.md', 'LICENSE'] }],
  run: async ({ content_id, file_paths, ...options }, { confluence, files }: ConfluenceContext) =>
    confluence.attachments.uploadAll(
      content_id,
      await Promise.all(file_paths.map((path) => files.open(path))),
      options,
    ),
});
