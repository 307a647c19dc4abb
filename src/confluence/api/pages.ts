import { InvalidArgument } from '../../http/errors.ts';
import type { Page, PageContent } from '../model/page.ts';
import { type PartOptions, partOf } from './body/page-part.ts';
import { type CreateOptions, createPage } from './create-page.ts';
import type { PageDetail, PageRecord } from './dialect.ts';
import { pageFrom } from './page-reference.ts';
import { noSuchTitle } from './places.ts';
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
  /** The body in this format, untouched, in the place of Markdown. */
  raw_format?: 'storage' | 'adf' | undefined;
}

type TextOnly = Omit<PageContent, 'format'>;

/** Pages and blog posts. */
export function createPages(parts: PageParts) {
  return {
    async get(options: GetOptions): Promise<{ metadata: Page } | { content: TextOnly }> {
      const body = bodyDetail(options);
      const details: PageDetail[] = options.include_metadata
        ? [body, 'labels', 'properties', 'attachments']
        : [body];
      const record = await find(parts, options, details);
      parts.scope.require(record.space?.key);
      await parts.places.learn(record);
      const { page, content: whole } = await present(record, parts, {
        markdown: options.convert_to_markdown && options.raw_format === undefined,
        people: options.include_metadata,
      });
      const { part, shown } = partOf(whole, options);
      const { format, ...text } = part;
      // Rendered text lacks the elements themselves, and ranges of a raw body are not those of the Markdown.
      if (body !== 'rendered' && (format === 'markdown' || shown === 'whole'))
        await parts.reading.note(record, shown);
      if (!options.include_metadata) return { content: text };
      return { metadata: page.content ? { ...page, content: { ...text, format } } : page };
    },
    create: (options: CreateOptions) => createPage(parts, options),
    update: (options: UpdateOptions) => updatePage(parts, options),
    updateSection: (options: SectionOptions) => updateSection(parts, options),
  };
}

function bodyDetail({ rendered, raw_format: raw }: GetOptions): PageDetail {
  if (raw !== undefined && rendered)
    throw new InvalidArgument(
      'rendered shows what macros put out, raw_format what is stored: give one of them.',
    );
  return raw === 'adf' ? 'adf' : rendered ? 'rendered' : 'body';
}

async function find(
  { dialect, scope }: PageParts,
  { page_id, title, space_key }: GetOptions,
  details: readonly PageDetail[],
): Promise<PageRecord> {
  const named = page_id === undefined ? titled(title, space_key) : pageFrom(page_id);
  if ('id' in named) return dialect.readPage(named.id, details);
  scope.require(named.spaceKey);
  const found = await dialect.findPage(named, details);
  if (!found) throw noSuchTitle(named);
  return found;
}

function titled(title: string | undefined, spaceKey: string | undefined) {
  if (title !== undefined && spaceKey !== undefined) return { spaceKey, title };
  throw new InvalidArgument('Give page_id (an id or URL), or title together with space_key.');
}
