import { InvalidArgument } from '../../http/errors.ts';

/**
 * The id behind digits or a comment's address (`?focusedCommentId=<id>`).
 * @throws InvalidArgument when there is no id in it.
 */
export function commentIdFrom(reference: string): string {
  const text = reference.trim();
  const id = /^\d{1,19}$/.exec(text)?.[0] ?? /[?&#]focusedCommentId=(\d{1,19})(?!\d)/.exec(text)?.[1];
  if (id !== undefined) return id;
  throw new InvalidArgument(
    `comment_id ${JSON.stringify(text.slice(0, 120))} names no comment: give the numeric id that confluence_get_comments shows, or the comment's link.`,
  );
}
