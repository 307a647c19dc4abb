import { InvalidArgument } from '../../http/errors.ts';
import type { PageCopied, PageDeleted, PageMoved } from '../model/page-change.ts';
import { pageTitle } from './create-page.ts';
import type { Move, PageHead, PageRecord } from './dialect.ts';
import { PartlyDone } from './errors.ts';
import { type PageParts, presentWritten } from './present-page.ts';
import { checkSpaceKey } from './scope.ts';
import { explainTitle } from './title-taken.ts';
import { compact } from './wire.ts';

/** Where a page is to go; `above` and `below` are beside the target. */
export interface MoveOptions {
  page_id: string;
  target_parent_id?: string | undefined;
  target_space_key?: string | undefined;
  position: 'append' | 'above' | 'below';
}

/** What is copied, and where to. */
export interface CopyOptions {
  source_page_id: string;
  destination_space_key: string;
  new_title: string;
  destination_parent_id?: string | undefined;
  copy_attachments: boolean;
}

const POSITIONS: Record<MoveOptions['position'], Move['position']> = {
  append: 'append',
  above: 'before',
  below: 'after',
};

/** Moves, copies and deletes pages. */
export const createRelocation = (parts: PageParts) => ({
  remove: (pageId: string) => remove(parts, pageId),
  move: (options: MoveOptions) => move(parts, options),
  copy: (options: CopyOptions) => copy(parts, options),
});

/** Children that are named one by one; Cloud lists at most 250 in one answer. */
const NAMED_CHILDREN = 50;

async function remove({ dialect, places, scope }: PageParts, reference: string): Promise<PageDeleted> {
  const page = await dialect.readPage(await places.idOf(reference), []);
  scope.require(page.space?.key);
  const below =
    page.type === 'page'
      ? await dialect.children(page, { start: 0, limit: NAMED_CHILDREN, folders: true, detail: 'listed' })
      : { records: [], next: undefined };
  await dialect.deletePage(page);
  places.forget(page.id);
  const noun = page.type === 'blogpost' ? 'Blog post' : 'Page';
  const children = below.records.map(({ id, title }) => ({ id, title }));
  return compact<PageDeleted>({
    success: true,
    message: `${noun} ${JSON.stringify(page.title)} (${page.id}) was moved to the trash, from where it can be restored.${fateOf(page, children.length, below.next !== undefined)}`,
    children: children.length > 0 ? children : undefined,
  });
}

/** What becomes of the pages below: Confluence deletes one page, never a tree. */
function fateOf({ parentId }: PageRecord, count: number, more: boolean): string {
  if (count === 0) return '';
  const children = `${more ? 'More than ' : ''}${count} ${count === 1 ? 'child' : 'children'}`;
  const place = parentId === undefined ? 'to the top of the space' : `to its parent ${parentId}`;
  return ` ${children} were not deleted: Confluence moves them up ${place}.`;
}

async function move(parts: PageParts, options: MoveOptions): Promise<PageMoved> {
  const { places, dialect } = parts;
  const page = await places.require(options.page_id);
  if (page.type !== 'page')
    throw new InvalidArgument('Only pages have a place in the tree: this is no page.');
  const target = await targetOf(parts, options);
  if (target.id === page.id) throw new InvalidArgument('A page cannot be moved next to or below itself.');
  const moved = await dialect.movePage(page, {
    targetId: target.id,
    position: POSITIONS[options.position],
  });
  places.forget(page.id);
  requireThere(moved, target);
  const record = { ...moved, space: moved.space ?? target.space };
  const written = `Page ${page.id} was moved`;
  return {
    message: 'Page moved successfully',
    page: await presentWritten(record, parts, { written, content: undefined }),
  };
}

/** @throws PartlyDone where the server took the request but the page is not where it was to go. */
function requireThere(moved: PageRecord, { parentId, space }: Target): void {
  const isThere =
    (moved.parentId === undefined || moved.parentId === parentId) &&
    (!moved.space || !space || moved.space.key === space.key);
  if (isThere) return;
  throw new PartlyDone(
    `Confluence accepted the move, but page ${moved.id} is now below ${moved.parentId ?? 'nothing'} in space ${moved.space?.key ?? 'unknown'}, not where it was asked to be.`,
  );
}

/** The page that a move goes by, and the parent that the moved page has in the end. */
interface Target {
  id: string;
  space: PageHead['space'];
  parentId: string;
}

async function targetOf(
  parts: PageParts,
  { target_parent_id: parent, target_space_key: spaceKey, position }: MoveOptions,
): Promise<Target> {
  if (parent === undefined && spaceKey === undefined)
    throw new InvalidArgument('Give target_parent_id, or target_space_key for the top page of a space.');
  if (parent === undefined && position !== 'append')
    throw new InvalidArgument(`position ${position} needs target_parent_id: the page to stand beside.`);
  const page = await destination(parts, {
    parent,
    spaceKey,
    names: ['target_parent_id', 'target_space_key'],
  });
  if (position === 'append') return { id: page.id, space: page.space, parentId: page.id };
  const { parentId } = await parts.dialect.readPage(page.id, []);
  if (parentId !== undefined) return { id: page.id, space: page.space, parentId };
  throw new InvalidArgument(
    `Page ${page.id} is at the top of its space: a page beside it would not show in the page tree. Use position append.`,
  );
}

interface Destination {
  parent: string | undefined;
  spaceKey: string | undefined;
  /** Of the two parameters, for messages. */
  names: readonly [parent: string, space: string];
}

/**
 * The page named, or the top page of the space.
 * @throws InvalidArgument where page and space contradict each other, NotPermitted outside the operator's spaces.
 */
async function destination(
  { dialect, places, scope }: PageParts,
  { parent, spaceKey, names }: Destination,
): Promise<PageHead> {
  if (spaceKey !== undefined) {
    checkSpaceKey(spaceKey);
    scope.require(spaceKey);
  }
  if (parent !== undefined) {
    const page = await places.require(parent, names[0]);
    if (spaceKey !== undefined && page.space && page.space.key.toLowerCase() !== spaceKey.toLowerCase())
      throw new InvalidArgument(
        `${names[0]} ${page.id} is in space ${page.space.key}, not in ${spaceKey}: correct one of them${names[1] === 'target_space_key' ? ', or leave target_space_key out' : ''}.`,
      );
    return page;
  }
  const home = await dialect.homePage(spaceKey ?? '');
  if (home !== undefined) return places.require(home, names[0]);
  throw new InvalidArgument(
    `Space ${spaceKey} is not there for this account, or has no top page: name a page of it in ${names[0]}.`,
  );
}

async function copy(parts: PageParts, options: CopyOptions): Promise<PageCopied> {
  const { dialect, places } = parts;
  const title = pageTitle(options.new_title);
  const source = await places.require(options.source_page_id, 'source_page_id');
  if (source.type !== 'page') throw new InvalidArgument('Only pages can be copied: this is no page.');
  const parent = await destination(parts, {
    parent: options.destination_parent_id,
    spaceKey: options.destination_space_key,
    names: ['destination_parent_id', 'destination_space_key'],
  });
  const spaceKey = parent.space?.key ?? options.destination_space_key;
  const { record, notCopied } = await dialect
    .copyPage(source, { title, spaceKey, parentId: parent.id, attachments: options.copy_attachments })
    .catch(async (error: unknown) => {
      throw await explainTitle(error, dialect, { spaceKey, title });
    });
  const written = `Page ${source.id} was copied to ${record.id} (${record.url}): do not copy it again`;
  return compact<PageCopied>({
    message: 'Page copied successfully',
    page: await presentWritten(record, parts, { written, content: undefined }),
    not_copied: notCopied.length > 0 ? notCopied : undefined,
  });
}
