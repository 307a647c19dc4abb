import { HttpError, InvalidArgument } from '../../http/errors.ts';
import type { PageWritten } from '../model/page.ts';
import { type ChangedStorage, changedStorage } from './body/changed-storage.ts';
import { fitting } from './body/check-storage.ts';
import { asStorage, type NewContent } from './body/new-storage.ts';
import { conflict } from './conflict.ts';
import { pageTitle } from './create-page.ts';
import { describeUpdate } from './describe-update.ts';
import type { PageChange, PageRecord } from './dialect.ts';
import {
  type PageSettings,
  type WantedProperties,
  wantedProperties,
  writeProperties,
} from './page-settings.ts';
import { type PageParts, presentWritten } from './present-page.ts';
import { explainTitle } from './title-taken.ts';
import { compact } from './wire.ts';

/** A new version of a page; what is absent stays as it is. */
export interface UpdateOptions extends PageSettings {
  page_id: string;
  title?: string | undefined;
  content: NewContent | undefined;
  parent_id?: string | undefined;
  version_comment?: string | undefined;
  is_minor_edit: boolean;
  expected_version?: number | undefined;
  include_content: boolean;
  /** Answers with what would be written, and writes nothing. */
  dry_run: boolean;
  /** Also removes elements that the caller was never shown. */
  allow_loss: boolean;
  /** What is said of a success, in the place of the usual sentence. */
  done?: string;
}

/** An update after every check, before anything is sent. */
interface Plan {
  current: PageRecord;
  change: PageChange;
  body: ChangedStorage;
  properties: WantedProperties;
}

/** Writes a new version of a page or blog post; whatever the caller does not name stays as it is. */
export async function updatePage(parts: PageParts, options: UpdateOptions): Promise<PageWritten> {
  const plan = await planned(parts, options);
  const { current, change, body, properties } = plan;
  const told = await describeUpdate(parts, { ...plan, options });
  if (options.dry_run) {
    const page = await presentWritten(current, parts, {
      written: 'Nothing was written',
      content: undefined,
    });
    return { message: 'Dry run: nothing was written', page, ...told, dry_run: true, body: change.storage };
  }
  const isSame = isUnchanged(current, change);
  const updated = isSame ? current : await write(parts, change);
  const written = isSame
    ? `The text of page ${current.id} was as it should be`
    : `Page ${current.id} was updated to version ${updated.version}`;
  const record: PageRecord = {
    ...updated,
    // An answer to a write may leave out what did not change.
    space: updated.space ?? current.space,
    subtype: updated.subtype ?? current.subtype,
    parentId: updated.parentId ?? change.parentId ?? current.parentId,
    author: updated.author ?? current.author,
    created: updated.created ?? current.created,
    properties: await writeProperties(parts.dialect, current, { wanted: properties, written }),
  };
  await remember(parts, { record, options, from: current });
  const content = options.include_content ? (updated.body ?? asStorage(change.storage)) : undefined;
  const page = await presentWritten(record, parts, { written, content });
  return compact<PageWritten>({
    message:
      isSame && told.changed?.length === 0
        ? 'Nothing to update: the page is already as asked'
        : (options.done ?? 'Page updated successfully'),
    page,
    ...told,
    replaced: body.count,
    ignored: ignoredOf(options, parts.dialect.minorEdits),
  });
}

const ignoredOf = ({ is_minor_edit }: UpdateOptions, minorEdits: boolean): string[] | undefined =>
  is_minor_edit && !minorEdits
    ? ['is_minor_edit: the API of Confluence Cloud cannot mark an edit as minor']
    : undefined;

const isUnchanged = (current: PageRecord, { title, storage, parentId }: PageChange): boolean =>
  title === current.title &&
  storage === (current.body?.value ?? '') &&
  (parentId === undefined || parentId === current.parentId);

/** Reads the page and makes its new body. @throws what is wrong with the call, before anything is written. */
async function planned(parts: PageParts, options: UpdateOptions): Promise<Plan> {
  const { dialect, names, reading } = parts;
  const properties = wantedProperties(options);
  const title = options.title === undefined ? undefined : pageTitle(options.title);
  if (
    [options.content, title, options.parent_id].every((part) => part === undefined) &&
    properties.size === 0
  )
    throw new InvalidArgument(
      'Nothing to change: give content, content_file, title, parent_id, emoji or page_width.',
    );
  const current = await readCurrent(parts, options, properties.size > 0);
  const parentId = await newParent(parts, current, options);
  const storage = current.body?.value ?? '';
  const body: ChangedStorage = options.content
    ? await changedStorage(options.content, {
        storage,
        names,
        people: dialect,
        shown: await reading.of(current),
        allowLoss: options.allow_loss,
        limits: parts.limits,
      })
    : { storage, removed: [] };
  const change = {
    current,
    title: title ?? current.title,
    storage: fitting(body.storage, parts.limits),
    parentId,
    message: options.version_comment,
    minorEdit: options.is_minor_edit && dialect.minorEdits,
  };
  return { current, change, body, properties };
}

/** The page as it is now. @throws Conflict when the caller worked on an older version. */
async function readCurrent(
  parts: PageParts,
  { page_id, expected_version: expected }: UpdateOptions,
  withProperties: boolean,
): Promise<PageRecord> {
  const id = await parts.places.idOf(page_id);
  const current = await parts.dialect.readPage(id, withProperties ? ['body', 'properties'] : ['body']);
  parts.scope.require(current.space?.key);
  if (expected !== undefined && expected !== current.version)
    throw await conflict(parts, { now: current, expected });
  return current;
}

/** @throws InvalidArgument or NotPermitted for a parent that the page cannot have. */
async function newParent(
  { places }: PageParts,
  page: PageRecord,
  { parent_id: reference }: UpdateOptions,
): Promise<string | undefined> {
  if (reference === undefined) return undefined;
  const parent = await places.requireParent(reference, 'parent_id');
  if (parent.id === page.id) throw new InvalidArgument('parent_id names the page itself.');
  if (parent.space && page.space && parent.space.key !== page.space.key)
    throw new InvalidArgument(
      `parent_id ${parent.id} is in space ${parent.space.key}, the page in ${page.space.key}: an update keeps the space. confluence_move_page moves a page to another one.`,
    );
  return parent.id;
}

/** @throws Conflict with what changed when somebody else was faster. */
async function write(parts: PageParts, change: PageChange): Promise<PageRecord> {
  const { dialect } = parts;
  try {
    return await dialect.updatePage(change);
  } catch (error) {
    const { id, version, space } = change.current;
    if (!(error instanceof HttpError) || error.status !== 409)
      throw await explainTitle(error, dialect, { spaceKey: space?.key, title: change.title });
    const now = await dialect.readPage(id, ['body']).catch(() => undefined);
    if (!now || now.version === version) throw error;
    throw await conflict(parts, { now, expected: version, cause: error });
  }
}

/** Who has seen all of the old text, or wrote all of the new one, knows the new one. */
async function remember(
  { reading, places }: PageParts,
  { record, options, from }: { record: PageRecord; options: UpdateOptions; from: PageRecord },
): Promise<void> {
  if (options.parent_id !== undefined || options.title !== undefined) places.forget(record.id);
  const wroteAll = options.content !== undefined && options.content.edit === undefined;
  if (wroteAll || (await reading.of(from)) === 'whole') await reading.note(record, 'whole');
}
