import { HttpError, InvalidArgument } from '../../http/errors.ts';
import type { PageWritten } from '../model/page.ts';
import { asStorage, type NewContent, newStorage } from './body/new-storage.ts';
import { pageTitle } from './create-page.ts';
import type { PageChange, PageRecord } from './dialect.ts';
import { Conflict } from './errors.ts';
import { pageIdFrom } from './page-reference.ts';
import { type PageSettings, wantedProperties, writeProperties } from './page-settings.ts';
import { type PageParts, presentWritten } from './present-page.ts';
import { compact } from './wire.ts';

/** A new version of a page; what is absent stays as it is. */
export interface UpdateOptions extends PageSettings {
  page_id: string;
  /** The old one when absent. */
  title: string | undefined;
  content: NewContent;
  parent_id?: string | undefined;
  version_comment?: string | undefined;
  is_minor_edit: boolean;
  expected_version?: number | undefined;
  include_content: boolean;
}

/** Writes a new version of a page or blog post; width, emoji and parent stay unless the caller names them. */
export async function updatePage(parts: PageParts, options: UpdateOptions): Promise<PageWritten> {
  const { dialect, names, places } = parts;
  const title = options.title === undefined ? undefined : pageTitle(options.title);
  const properties = wantedProperties(options);
  const current = await readCurrent(parts, options, properties.size > 0);
  const parentId = options.parent_id === undefined ? undefined : pageIdFrom(options.parent_id, 'parent_id');
  if (parentId !== undefined) await checkParent(parts, current, parentId);
  const { storage, removed } = await newStorage(options.content, {
    people: dialect,
    current: current.body && { body: current.body, names },
  });
  const updated = await write(parts, {
    current,
    title: title ?? current.title,
    storage,
    parentId,
    message: options.version_comment,
    minorEdit: options.is_minor_edit && dialect.minorEdits,
  });
  if (parentId !== undefined) places.forget(current.id);
  const written = `Page ${current.id} was updated to version ${updated.version}`;
  const record: PageRecord = {
    ...updated,
    // An answer to a write may leave out what did not change.
    space: updated.space ?? current.space,
    subtype: updated.subtype ?? current.subtype,
    parentId: updated.parentId ?? parentId ?? current.parentId,
    author: updated.author ?? current.author,
    created: updated.created ?? current.created,
    properties: await writeProperties(dialect, current, { wanted: properties, written }),
  };
  const content = options.include_content ? (updated.body ?? asStorage(storage)) : undefined;
  const page = await presentWritten(record, names, { written, content });
  return compact<PageWritten>({
    message: 'Page updated successfully',
    page,
    removed: removed.length > 0 ? removed : undefined,
    ignored: ignoredOf(options, dialect.minorEdits),
  });
}

const ignoredOf = ({ is_minor_edit }: UpdateOptions, minorEdits: boolean): string[] | undefined =>
  is_minor_edit && !minorEdits
    ? ['is_minor_edit: the API of Confluence Cloud cannot mark an edit as minor']
    : undefined;

/** The page as it is now. @throws Conflict when the caller worked on an older version. */
async function readCurrent(
  { dialect, scope }: PageParts,
  { page_id, expected_version: expected }: UpdateOptions,
  withProperties: boolean,
): Promise<PageRecord> {
  const current = await dialect.readPage(
    pageIdFrom(page_id),
    withProperties ? ['body', 'properties'] : ['body'],
  );
  scope.require(current.space?.key);
  if (expected !== undefined && expected !== current.version)
    throw new Conflict(
      `Nothing was written: the page is at version ${current.version}, not ${expected}. Read it again and repeat the change on the new version.`,
    );
  return current;
}

/** @throws NotPermitted for a parent that would carry the page out of the operator's spaces. */
async function checkParent({ scope, places }: PageParts, page: PageRecord, parentId: string): Promise<void> {
  if (parentId === page.id) throw new InvalidArgument('parent_id names the page itself.');
  if (scope.keys.length > 0) await places.require(parentId, 'parent_id');
}

/** @throws Conflict with the version now current when somebody else was faster. */
async function write({ dialect }: PageParts, change: PageChange): Promise<PageRecord> {
  try {
    return await dialect.updatePage(change);
  } catch (error) {
    if (!(error instanceof HttpError) || error.status !== 409) throw error;
    const now = await dialect.readHead(change.current.id).catch(() => undefined);
    if (!now) throw error;
    throw new Conflict(
      `${error.message} The update was based on version ${change.current.version}; the page is now at version ${now.version}.`,
      { cause: error },
    );
  }
}
