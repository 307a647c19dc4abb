import { InvalidArgument } from '../../http/errors.ts';
import type { Page, PageContent } from '../model/page.ts';
import { type PartOptions, partOf } from './body/page-part.ts';
import { type CreateOptions, createPage } from './create-page.ts';
import type { PageDetail, PageRecord } from './dialect.ts';
import { pageIdFrom } from './page-reference.ts';
import { type PageParts, present } from './present-page.ts';
import { type UpdateOptions, updatePage } from './update-page.ts';
import { type SectionOptions, updateSection } from './update-section.ts';

/** A page by id or URL, or by exact title in a space. */
export interface GetOptions extends PartOptions {
  page_id?: string | undefined;
  title?: string | undefined;
  space_key?: string | undefined;
  include_metadata: boolean;
  convert_to_markdown: boolean;
  /** With the output of macros in place of the macros. */
  rendered?: boolean;
}

type TextOnly = Omit<PageContent, 'format'>;

/** Pages and blog posts. */
export function createPages(parts: PageParts) {
  return {
    async get(options: GetOptions): Promise<{ metadata: Page } | { content: TextOnly }> {
      const body = options.rendered ? 'rendered' : 'body';
      const details: PageDetail[] = options.include_metadata
        ? [body, 'labels', 'properties', 'attachments']
        : [body];
      const record = await find(parts, options, details);
      parts.scope.require(record.space?.key);
      await parts.places.learn(record);
      const { page, content: whole } = await present(record, parts.names, {
        markdown: options.convert_to_markdown,
        people: options.include_metadata,
      });
      const { format, ...text } = partOf(whole, options);
      if (!options.include_metadata) return { content: text };
      return { metadata: page.content ? { ...page, content: { ...text, format } } : page };
    },
    create: (options: CreateOptions) => createPage(parts, options),
    update: (options: UpdateOptions) => updatePage(parts, options),
    updateSection: (options: SectionOptions) => updateSection(parts, options),
  };
}

async function find(
  { dialect, scope }: PageParts,
  { page_id, title, space_key }: GetOptions,
  details: readonly PageDetail[],
): Promise<PageRecord> {
  if (page_id !== undefined) return dialect.readPage(pageIdFrom(page_id), details);
  if (title === undefined || space_key === undefined)
    throw new InvalidArgument('Give page_id (an id or URL), or title together with space_key.');
  scope.require(space_key);
  const found = await dialect.findPage({ spaceKey: space_key, title }, details);
  if (found) return found;
  throw new InvalidArgument(
    `Page with title ${JSON.stringify(title)} not found in space ${JSON.stringify(space_key)}. Titles must match in full; confluence_search finds pages by their words.`,
  );
}
