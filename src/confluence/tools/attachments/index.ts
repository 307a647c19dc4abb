import { defineToolset } from '../../../toolkit/define-toolset.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { deleteAttachment } from './delete-attachment.ts';
import { downloadAttachment } from './download-attachment.ts';
import { downloadContentAttachments } from './download-content-attachments.ts';
import { getAttachments } from './get-attachments.ts';
import { getPageImages } from './get-page-images.ts';
import { uploadAttachment } from './upload-attachment.ts';
import { uploadAttachments } from './upload-attachments.ts';

export const attachments = defineToolset<ConfluenceContext>({
  id: 'confluence_attachments',
  product: 'confluence',
  title: 'Attachments',
  description: 'List, upload, download and delete files of pages.',
  default: false,
  tools: [
    uploadAttachment,
    uploadAttachments,
    getAttachments,
    downloadAttachment,
    downloadContentAttachments,
    deleteAttachment,
    getPageImages,
  ],
});
