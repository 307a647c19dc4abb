import { shownAs } from '../../toolkit/shown-as.ts';
import { isUsualType } from '../../toolkit/usual-type.ts';
import type { Page, PageAttachment, PageContent } from '../model/page.ts';

/**
 * A page as texts show it: the date of its version once, as when it was updated; of the first version, neither that nor its
 * author where they are those of the page; of a space without a name the key; no attachments where there are none; and the
 * format of its text where that is not Markdown.
 */
export function inText(page: Page): Page {
  const { updated, version_date, version_author, attachments, space, content, ...rest } = page;
  const isFirst = page.version === 1;
  return shownAs(page, {
    ...rest,
    ...(version_author !== undefined && !(isFirst && version_author === rest.author) && { version_author }),
    ...(!(isFirst && sameSecond(updated, rest.created)) && { updated }),
    ...(version_date !== updated && { version_date }),
    ...(space && { space: space.name === space.key ? { key: space.key } : space }),
    ...(attachments.length > 0 && { attachments: attachments.map(withoutImplied) }),
    ...(content && { content: withoutMarkdown(content) }),
  });
}

/** Moments that texts show alike. */
const sameSecond = (one: string, other: string): boolean =>
  one === other || Math.floor(Date.parse(one) / 1000) === Math.floor(Date.parse(other) / 1000);

/** A file without what its place and its name say. */
function withoutImplied({ type: _, status, media_type, version_when, ...file }: PageAttachment) {
  return {
    ...file,
    ...(status !== 'current' && { status }),
    ...(media_type !== undefined && !isUsualType(file.title, media_type) && { media_type }),
    ...(version_when !== undefined && version_when !== file.created && { version_when }),
  };
}

function withoutMarkdown({ format, ...content }: PageContent) {
  return format === 'markdown' ? content : { ...content, format };
}
