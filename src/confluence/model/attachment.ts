import { z } from 'zod';

/** An attachment in the shape of the v1 API. */
export const ListedAttachment = z.object({
  /** Begins with `att`. */
  id: z.string(),
  type: z.literal('attachment'),
  status: z.string(),
  title: z.string(),
  metadata: z.object({ mediaType: z.string().optional(), comment: z.string().optional() }),
  /** `fileSize` in bytes. */
  extensions: z.object({ mediaType: z.string().optional(), fileSize: z.number().optional() }),
  version: z
    .object({
      number: z.int(),
      when: z.string().optional(),
      by: z.object({ displayName: z.string() }).optional(),
    })
    .optional(),
  /** Relative to the site. */
  _links: z.object({ download: z.string().optional() }),
});
export type ListedAttachment = z.infer<typeof ListedAttachment>;

/** Part of a page's attachments. */
export const AttachmentList = z.object({
  success: z.literal(true),
  content_id: z.string(),
  attachments: z.array(ListedAttachment),
  /** Of all that fit the filters, not only of those in this answer. */
  total: z.int(),
  start: z.int(),
  limit: z.int(),
  /** Where the next part begins; absent at the end. */
  next_start: z.int().optional(),
});
export type AttachmentList = z.infer<typeof AttachmentList>;

const UploadedFile = z.object({
  filename: z.string(),
  /** Bytes. */
  size: z.number(),
  id: z.string(),
  /** Above 1 where a file of the same name was there. */
  version: z.int().optional(),
});

/** What uploading one file answers. */
export const AttachmentUploaded = z.object({
  message: z.string(),
  attachment: UploadedFile.extend({ success: z.literal(true), content_id: z.string() }),
});
export type AttachmentUploaded = z.infer<typeof AttachmentUploaded>;

/** What uploading several files answers; where one is refused, the call fails and says which. */
export const AttachmentsUploaded = z.object({
  message: z.string(),
  attachments: z.object({
    success: z.literal(true),
    content_id: z.string(),
    total: z.int(),
    uploaded: z.array(UploadedFile),
    failed: z.array(z.never()),
  }),
});
export type AttachmentsUploaded = z.infer<typeof AttachmentsUploaded>;

/** What goes with one downloaded file. */
export const DownloadSummary = z.object({
  success: z.literal(true),
  attachment_id: z.string(),
  content_id: z.string().optional(),
  filename: z.string(),
  media_type: z.string(),
  /** Bytes. */
  file_size: z.int(),
});
export type DownloadSummary = z.infer<typeof DownloadSummary>;

const Outcome = z.object({
  /** False where a file is in `failed`. */
  success: z.boolean(),
  content_id: z.string(),
  downloaded: z.int(),
  failed: z.array(z.object({ filename: z.string(), error: z.string(), attachment_id: z.string() })),
  /** What the files behind this summary are, in their order. */
  files: z
    .array(z.object({ id: z.string(), filename: z.string(), media_type: z.string(), file_size: z.int() }))
    .optional(),
  message: z.string().optional(),
});

/** What goes with all files of a page. */
export const FilesSummary = Outcome.extend({ total: z.int().optional() });
export type FilesSummary = z.infer<typeof FilesSummary>;

/** What goes with the images of a page. */
export const ImagesSummary = Outcome.extend({ total_images: z.int() });
export type ImagesSummary = z.infer<typeof ImagesSummary>;

/** What deleting an attachment answers. */
export const AttachmentDeleted = z.object({ message: z.string(), attachment_id: z.string() });
export type AttachmentDeleted = z.infer<typeof AttachmentDeleted>;
