import { InvalidArgument } from '../../http/errors.ts';
import type { PageWritten } from '../model/page.ts';
import { asStorage, type NewContent, newStorage } from './body/new-storage.ts';
import type { PageDraft, PageRecord } from './dialect.ts';
import { type PageSettings, wantedProperties, writeProperties } from './page-settings.ts';
import { type PageParts, presentWritten } from './present-page.ts';
import { explainTitle } from './title-taken.ts';

/** A page to be made; `parent_id` is an id or URL. */
export interface CreateOptions extends PageSettings {
  space_key: string;
  title: string;
  content: NewContent;
  parent_id?: string | undefined;
  subtype?: 'live' | undefined;
  /** A page where absent; blog posts have no place in the tree. */
  type?: PageDraft['type'] | undefined;
  include_content: boolean;
}

/** Creates a page, everything checked first: a failure before the page exists leaves nothing behind. */
export async function createPage(parts: PageParts, options: CreateOptions): Promise<PageWritten> {
  const { dialect, scope, places } = parts;
  const { space_key: spaceKey, subtype, type = 'page' } = options;
  scope.require(spaceKey);
  if (subtype && !dialect.liveDocs)
    throw new InvalidArgument('Live docs exist on Confluence Cloud only: leave subtype out.');
  if (type === 'blogpost' && (subtype ?? options.parent_id) !== undefined)
    throw new InvalidArgument(
      'A blog post has neither a parent nor a subtype: leave parent_id and subtype out.',
    );
  const properties = wantedProperties(options);
  const parentId = await parentIn(parts, options);
  const storage = await newStorage(options.content, { people: dialect, limits: parts.limits });
  const title = pageTitle(options.title);
  const created = await dialect
    .createPage({ type, spaceKey, title, parentId, subtype, storage })
    .catch(async (error: unknown) => {
      throw await explainTitle(error, dialect, { spaceKey, title });
    });
  await places.learn(created);
  await parts.reading.note(created, 'whole');
  const noun = type === 'page' ? 'Page' : 'Blog post';
  const written = `${noun} ${created.id} was created (${created.url}): do not create it again`;
  const record: PageRecord = {
    ...created,
    subtype: created.subtype ?? subtype,
    properties: await writeProperties(dialect, created, { wanted: properties, written }),
  };
  const content = options.include_content ? (created.body ?? asStorage(storage)) : undefined;
  const page = await presentWritten(record, parts, { written, content });
  return { message: `${noun} created successfully`, page };
}

/** @throws InvalidArgument for a parent in another space, which Confluence would refuse as well, but without the remedy. */
async function parentIn(
  { places }: PageParts,
  { parent_id: reference, space_key: spaceKey }: CreateOptions,
): Promise<string | undefined> {
  if (reference === undefined) return undefined;
  const { id, space } = await places.requireParent(reference, 'parent_id');
  if (space && space.key.toLowerCase() !== spaceKey.toLowerCase())
    throw new InvalidArgument(
      `parent_id ${id} is in space ${space.key}, not in ${spaceKey}: give a parent in ${spaceKey}, or space_key ${space.key}.`,
    );
  return id;
}

/** @throws InvalidArgument for a title that Confluence would refuse. */
export function pageTitle(title: string): string {
  const trimmed = title.trim();
  if (trimmed === '') throw new InvalidArgument('title is empty.');
  if (trimmed.length > 255)
    throw new InvalidArgument(`title has ${trimmed.length} characters; Confluence takes at most 255.`);
  return trimmed;
}
