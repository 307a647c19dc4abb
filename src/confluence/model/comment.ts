import { z } from 'zod';

/** A comment or reply on a page; dates are ISO 8601 as Confluence sends them, the body is Markdown. */
export const Comment = z.object({
  id: z.string(),
  body: z.string(),
  created: z.string(),
  updated: z.string(),
  title: z.string().optional(),
  /** Display name. */
  author: z.string().optional(),
  /** The comment that a reply answers. */
  parent_comment_id: z.string().optional(),
  location: z.enum(['footer', 'inline']),
  /** The words of the page that an inline comment is about. */
  original_selection: z.string().optional(),
  /** `open`, `reopened`, `resolved` or `dangling`; inline comments only. */
  resolution: z.string().optional(),
});
export type Comment = z.infer<typeof Comment>;

/** What adding a comment answers. */
export const CommentWritten = z.object({ success: z.literal(true), message: z.string(), comment: Comment });
export type CommentWritten = z.infer<typeof CommentWritten>;

/** The inline comments of a page with their replies. */
export const InlineComments = z.object({
  success: z.literal(true),
  page_id: z.string(),
  count: z.int(),
  comments: z.array(Comment),
});
export type InlineComments = z.infer<typeof InlineComments>;

/** What adding an inline comment answers. */
export const InlineCommentWritten = CommentWritten.extend({
  /** Where the words stand: how often they are on the page, which one was taken (from 0), and the text around it. */
  selection: z.object({ matches: z.int(), index: z.int(), context: z.string() }),
});
export type InlineCommentWritten = z.infer<typeof InlineCommentWritten>;
