import { z } from 'zod';

/** A file attached to a page. */
export const PageAttachment = z.object({
  id: z.string(),
  type: z.literal('attachment'),
  status: z.string(),
  title: z.string(),
  media_type: z.string().optional(),
  file_size: z.int().optional(),
  /** Relative to the site. */
  download_url: z.string().optional(),
  version_number: z.int().optional(),
  version_when: z.string().optional(),
  created: z.string().optional(),
  author_display_name: z.string().optional(),
});
export type PageAttachment = z.infer<typeof PageAttachment>;

/** What a window of a longer text tells about itself; lengths are in UTF-16 units. */
export const ContentWindow = {
  truncated: z.boolean().optional(),
  total_chars: z.int().optional(),
  /** The `offset` of what follows; absent at the end. */
  next_offset: z.int().optional(),
};

/** A text and the format it is in: `markdown`, `storage`, `adf`, or `view` for search excerpts and rendered HTML. */
export const PageContent = z.object({
  value: z.string(),
  format: z.enum(['markdown', 'storage', 'adf', 'view']),
  ...ContentWindow,
});
export type PageContent = z.infer<typeof PageContent>;

/**
 * A page or blog post; search answers spaces, people and comments in the same shape. Dates are ISO 8601 as Confluence
 * sends them, and empty where it sends none.
 */
export const Page = z.object({
  id: z.string(),
  title: z.string(),
  type: z.string(),
  subtype: z.string().optional(),
  /** Only where it is not `current`. */
  status: z.string().optional(),
  created: z.string(),
  updated: z.string(),
  url: z.string(),
  space: z.object({ key: z.string(), name: z.string() }).optional(),
  /** Display name. */
  author: z.string().optional(),
  version: z.int().optional(),
  version_author: z.string().optional(),
  version_date: z.string().optional(),
  parent_id: z.string().optional(),
  attachments: z.array(PageAttachment),
  labels: z.array(z.string()).optional(),
  content: PageContent.optional(),
  emoji: z.string().optional(),
  page_width: z.string().optional(),
});
export type Page = z.infer<typeof Page>;

/** What create and update answer. */
export const PageWritten = z.object({
  message: z.string(),
  page: Page,
  /** What an update changes: settings, and sections by their headings. */
  changed: z.array(z.string()).optional(),
  /** Page elements that were there before and are gone now. */
  removed: z.array(z.string()).optional(),
  /** Sections that stay as they were, and the first elements such as macros and images that are still there. */
  kept: z.object({ sections: z.int(), elements: z.array(z.string()) }).optional(),
  /** How often a text was found and replaced. */
  replaced: z.int().optional(),
  /** Nothing was written. */
  dry_run: z.literal(true).optional(),
  /** For a dry run: the storage format that would be written, to the byte. */
  body: z.string().optional(),
  /** For a dry run: unified diff of the Markdown; empty where that does not change. */
  diff: z.string().optional(),
  /** Arguments that this deployment has no use for, with the reason. */
  ignored: z.array(z.string()).optional(),
});
export type PageWritten = z.infer<typeof PageWritten>;
