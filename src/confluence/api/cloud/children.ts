import { z } from 'zod';
import { path } from '../../../http/path.ts';
import type { Dialect, PageHead, TreeRecord } from '../dialect.ts';
import { firstFound } from '../first-found.ts';
import { maybe, wireId } from '../wire.ts';
import { listUntil } from './list-until.ts';
import { type CloudParts, toRecord } from './page-record.ts';
import { WirePage } from './page-wire.ts';
import { createPageReads } from './read-pages.ts';

const WireChild = z.object({
  id: wireId,
  type: maybe(z.string()),
  status: maybe(z.string()),
  title: maybe(z.string()),
  spaceId: maybe(wireId),
});
type WireChild = z.infer<typeof WireChild>;

/** Children of pages: one list that tells little, and one request for the details of all of them. */
export const createCloudChildren = (parts: CloudParts): Pick<Dialect, 'readParent' | 'children'> => ({
  readParent: (id) =>
    firstFound(
      () => createPageReads(parts).readHead(id),
      () => readFolder(parts, id),
    ),

  async children(page, { start, limit, folders, detail }) {
    const isWanted = ({ type = 'page' }: WireChild): boolean =>
      type === 'page' || (folders && type === 'folder');
    // Whiteboards and databases are listed as well, so that a position cannot be asked for.
    const end = start + limit;
    const { items, more } = await listUntil(
      parts.http,
      {
        path: `/api/v2/${page.type === 'folder' ? 'folders' : 'pages'}${path`/${page.id}/direct-children`}`,
        item: WireChild,
        query: { limit: Math.min(250, end + 1) },
      },
      (found) => found.filter(isWanted).length > end,
    );
    const wanted = items.filter(isWanted);
    const listed = wanted.slice(start, end);
    const described = detail === 'listed' ? new Map() : await describe(parts, listed, detail === 'body');
    const records = await Promise.all(
      listed.map(async (child) => described.get(child.id) ?? listedRecord(parts, child, page.id)),
    );
    return { records, next: wanted.length > end || more ? start + listed.length : undefined };
  },
});

async function readFolder({ http, spaces }: CloudParts, id: string): Promise<PageHead> {
  const { title = '', spaceId } = await http.get(path`/api/v2/folders/${id}`, WireChild);
  const space = spaceId === undefined ? undefined : await spaces.byId(spaceId);
  // Folders have no versions that anybody could ask for.
  return { id, type: 'folder', title, space, version: 1 };
}

/** Pages of a list with version, dates and people, read at once. */
async function describe(
  parts: CloudParts,
  children: readonly WireChild[],
  withBody: boolean,
): Promise<Map<string, TreeRecord>> {
  const ids = children.filter(({ type }) => type !== 'folder').map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const { items } = await listUntil(
    parts.http,
    {
      path: '/api/v2/pages',
      item: WirePage,
      query: { id: ids.join(','), limit: 250, 'body-format': withBody ? 'storage' : undefined },
    },
    () => false,
  );
  const records = await Promise.all(items.map((wire) => toRecord(parts, 'pages', wire)));
  return new Map(records.map((record) => [record.id, record]));
}

async function listedRecord(
  { spaces, webUrl }: CloudParts,
  { id, type = 'page', status = 'current', title = '', spaceId }: WireChild,
  parentId: string,
): Promise<TreeRecord> {
  const space = spaceId === undefined ? undefined : await spaces.byId(spaceId);
  return {
    id,
    type,
    title,
    space,
    status,
    parentId,
    url: `${webUrl ?? ''}/spaces/${space?.key ?? 'unknown'}/${type === 'folder' ? 'folder' : 'pages'}/${id}`,
    ...NOT_TOLD,
  };
}

const NOT_TOLD = {
  version: undefined,
  subtype: undefined,
  created: undefined,
  author: undefined,
  versionAuthor: undefined,
  versionDate: undefined,
  body: undefined,
  labels: [],
  properties: [],
  attachments: [],
} satisfies Partial<TreeRecord>;
