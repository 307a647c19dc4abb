import { type Content, first, latest } from './model.ts';

const slug = (title: string): string => encodeURIComponent(title).replace(/%20/g, '+');

/** Where a browser finds content on Cloud, below the product's base. */
export function cloudWebui(content: Content): string {
  const { id, type, space, container, parent } = content;
  const { title } = latest(content);
  if (type === 'blogpost') {
    const date = first(content).at.toISOString().slice(0, 10).replaceAll('-', '/');
    return `/spaces/${space.key}/blog/${date}/${id}/${slug(title)}`;
  }
  if (type !== 'comment' || !container) return `/spaces/${space.key}/pages/${id}/${slug(title)}`;
  const thread = parent ? `&replyToComment=${parent.id}` : '';
  return `${cloudWebui(container)}?focusedCommentId=${id}${thread}`;
}

/** The same on Data Center: by title where that makes a readable address, by id where it does not. */
export function dataCenterWebui({ id, type, space, container, ...content }: Content): string {
  if (type === 'comment' || type === 'attachment')
    return `/pages/viewpage.action?pageId=${container?.id}${type === 'comment' ? `&focusedCommentId=${id}#comment-${id}` : ''}`;
  const title = content.revisions.at(-1)?.title ?? '';
  return /^[\w .-]+$/.test(title) && type === 'page'
    ? `/display/${space.key}/${title.replaceAll(' ', '+')}`
    : `/pages/viewpage.action?pageId=${id}`;
}
