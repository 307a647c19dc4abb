import { z } from 'zod';

/** A file that goes to the caller beside the summary. */
export const DownloadedFile = z.object({
  id: z.string(),
  filename: z.string(),
  mime_type: z.string(),
  /** Bytes. */
  size: z.number(),
});
export type DownloadedFile = z.infer<typeof DownloadedFile>;

const summary = {
  /** Whether every file that was wanted is there. */
  success: z.boolean(),
  issue_key: z.string(),
  downloaded: z.number(),
  /** In the order in which the files follow. */
  files: z.array(DownloadedFile),
  failed: z.array(z.object({ id: z.string(), filename: z.string(), error: z.string() })),
  message: z.string().optional(),
};

/** What downloading attachments answers; `total` counts those of the issue. */
export const Downloads = z.object({ ...summary, total: z.number() });
export type Downloads = z.infer<typeof Downloads>;

/** What reading an issue's pictures answers; `total_images` counts those of the issue. */
export const Images = z.object({ ...summary, total_images: z.number() });
export type Images = z.infer<typeof Images>;
