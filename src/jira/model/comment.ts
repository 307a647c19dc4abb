import { z } from 'zod';
import { User } from './user.ts';

/** Who may see a comment when not everybody may. */
export const Visibility = z.object({ type: z.string(), value: z.string() });
export type Visibility = z.infer<typeof Visibility>;

/** A comment as part of an issue. */
export const Comment = z.object({
  id: z.string(),
  /** Markdown. */
  body: z.string(),
  author: User.optional(),
  created: z.string().optional(),
  updated: z.string().optional(),
  visibility: Visibility.optional(),
  /** Only on service desk issues: agents see it, customers do not. */
  internal: z.literal(true).optional(),
});
export type Comment = z.infer<typeof Comment>;

/** What adding a comment answers; the author is a display name here. */
export const AddedComment = z.object({
  id: z.string(),
  body: z.string(),
  created: z.string().optional(),
  author: z.string().optional(),
  /** Only when the call asked for a public or an internal comment. */
  public: z.boolean().optional(),
});
export type AddedComment = z.infer<typeof AddedComment>;

/** What editing a comment answers. */
export const EditedComment = z.object({
  id: z.string(),
  /** Markdown. */
  body: z.string(),
  updated: z.string().optional(),
  author: z.string().optional(),
  visibility: Visibility.optional(),
  /** Elements of the old text that Markdown cannot express and the new one no longer has. */
  removed: z.array(z.string()).optional(),
});
export type EditedComment = z.infer<typeof EditedComment>;
