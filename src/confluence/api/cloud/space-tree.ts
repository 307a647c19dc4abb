import { z } from 'zod';
import type { Cache } from '../../../http/cache.ts';
import type { HttpClient } from '../../../http/client.ts';
import { HttpError } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { Dialect } from '../dialect.ts';
import { inParallel } from '../in-parallel.ts';
import { MOST_TREE_PAGES } from '../limits.ts';
import { maybe, wireId } from '../wire.ts';
import { listUntil } from './list-until.ts';
import type { CloudParts } from './page-record.ts';

const WireNode = z.object({
  id: wireId,
  title: maybe(z.string()),
  parentId: maybe(wireId),
  parentType: maybe(z.string()),
  position: maybe(z.int()),
});
type WireNode = z.infer<typeof WireNode>;

/** Folders that are looked up to tell how deep the pages in them are. */
const MOST_FOLDERS = 200;

/** The pages of a space as one list; what is above a page follows from the parents that the list tells. */
export function createCloudTree(
  { http, spaces }: CloudParts,
  cache: Cache,
): Pick<Dialect, 'spacePages' | 'homePage'> {
  return {
    async spacePages(spaceKey) {
      const space = await spaces.byKey(spaceKey);
      const { items, more } = await listUntil(
        http,
        {
          path: path`/api/v2/spaces/${space.id}/pages`,
          item: WireNode,
          query: { depth: 'all', status: 'current', limit: 250 },
        },
        (found) => found.length >= MOST_TREE_PAGES,
      );
      const parents = new Map(items.map((node) => [node.id, node.parentId]));
      await addFolders(http, cache, { items, parents });
      const depths = new Map<string, number>();
      const pages = items.map(({ id, title = '', parentId, position }) => ({
        id,
        title,
        parentId,
        position,
        depth: depthOf(id, parents, depths),
      }));
      return { pages, complete: !more };
    },

    async homePage(spaceKey) {
      const answer = z.object({ results: z.array(z.object({ homepageId: maybe(wireId) })) });
      const { results } = await http.get('/api/v2/spaces', answer, { query: { keys: spaceKey, limit: 1 } });
      return results[0]?.homepageId;
    },
  };
}

/** Folders are in no list of pages: those that pages lie in are read one by one, and remembered. */
async function addFolders(
  http: HttpClient,
  cache: Cache,
  { items, parents }: { items: readonly WireNode[]; parents: Map<string, string | undefined> },
): Promise<void> {
  let wanted = folderIds(items, parents);
  for (let count = 0; wanted.length > 0 && count < MOST_FOLDERS; count += wanted.length) {
    const folders = await inParallel(wanted.slice(0, MOST_FOLDERS - count), (id) =>
      cache
        .get(`folder/${id}`, () => http.get(path`/api/v2/folders/${id}`, WireNode))
        .catch(withoutParent(id)),
    );
    for (const { id, parentId } of folders) parents.set(id, parentId);
    wanted = folderIds(folders, parents);
  }
}

/** A folder that the account may not see ends the way up. */
const withoutParent =
  (id: string) =>
  (error: unknown): WireNode => {
    if (!(error instanceof HttpError) || ![403, 404].includes(error.status)) throw error;
    return { id, title: undefined, parentId: undefined, parentType: undefined, position: undefined };
  };

const folderIds = (nodes: readonly WireNode[], known: ReadonlyMap<string, unknown>): string[] => [
  ...new Set(
    nodes.flatMap(({ parentId, parentType }) =>
      parentType === 'folder' && parentId !== undefined && !known.has(parentId) ? [parentId] : [],
    ),
  ),
];

/** How many are above, found without recursion; a loop, which no tree has, ends where it closes. */
function depthOf(
  id: string,
  parents: ReadonlyMap<string, string | undefined>,
  depths: Map<string, number>,
): number {
  const chain: string[] = [];
  const seen = new Set<string>();
  let node: string | undefined = id;
  while (node !== undefined && !depths.has(node) && !seen.has(node)) {
    seen.add(node);
    chain.push(node);
    node = parents.get(node);
  }
  let depth = node === undefined ? -1 : (depths.get(node) ?? -1);
  for (const above of chain.reverse()) depths.set(above, ++depth);
  return depths.get(id) ?? 0;
}
