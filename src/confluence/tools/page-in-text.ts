import { shownAs } from '../../toolkit/shown-as.ts';
import type { Page, PageContent } from '../model/page.ts';

/**
 * A page as texts show it: the date of its version once, as when it was updated; of a space without a name the key; no
 * attachments where there are none; and the format of its text where that is not Markdown.
 */
export function inText(page: Page): Page {
  const { updated, version_date, attachments, space, content, ...rest } = page;
  return shownAs(page, {
    ...rest,
    updated,
    ...(version_date !== updated && { version_date }),
    ...(space && { space: space.name === space.key ? { key: space.key } : space }),
    ...(attachments.length > 0 && { attachments }),
    ...(content && { content: withoutMarkdown(content) }),
  });
}

function withoutMarkdown({ format, ...content }: PageContent) {
  return format === 'markdown' ? content : { ...content, format };
}
