import type { Cache } from '../../http/cache.ts';
import type { PageChildren, SpaceTree } from '../model/page-tree.ts';
import type { ChildrenRequest, TreePage } from './dialect.ts';
import { MOST_TREE_PAGES } from './limits.ts';
import { presentChildren } from './present-children.ts';
import type { PageParts } from './present-page.ts';
import { checkSpaceKey } from './scope.ts';
import { compact } from './wire.ts';

/** Which children, and what of them. */
export interface ChildrenOptions {
  parent_id: string;
  /** Names of parts, as the API of Confluence has them; empty for id, title and type alone. */
  expand: string;
  limit: number;
  start: number;
  include_content: boolean;
  convert_to_markdown: boolean;
  include_folders: boolean;
}

/** Which pages of a space's tree. */
export interface TreeOptions {
  space_key: string;
  limit: number;
  start: number;
}

/** Reads what is below a page, and the tree of a whole space. */
export function createPageTree(parts: PageParts & { cache: Cache }) {
  const { dialect, scope, places, reading, cache } = parts;
  return {
    async children(options: ChildrenOptions): Promise<PageChildren> {
      const { parent_id, start, limit, include_folders: folders } = options;
      const parent = await places.requireParent(parent_id, 'parent_id');
      const request = { start, limit, folders, detail: detailOf(options) };
      const { records, next } = await dialect.children(parent, request);
      for (const { id, version, body } of records)
        if (body && version !== undefined) await reading.note({ id, version }, 'whole');
      const results = await presentChildren(records, parts, { markdown: options.convert_to_markdown });
      return compact<PageChildren>({
        parent_id: parent.id,
        count: results.length,
        limit_requested: limit,
        start_requested: start,
        results,
        next_start: next,
      });
    },

    async ofSpace({ space_key: spaceKey, limit, start }: TreeOptions): Promise<SpaceTree> {
      checkSpaceKey(spaceKey);
      scope.require(spaceKey);
      const key = `tree/${spaceKey}`;
      // What follows comes from the same reading, so that nothing is left out or told twice.
      if (start === 0) cache.delete(key);
      const { pages, complete } = await cache.get(key, async () => {
        const read = await dialect.spacePages(spaceKey);
        return { ...read, pages: read.pages.sort(byPlace) };
      });
      const end = Math.min(start + limit, pages.length);
      const hasMore = end < pages.length;
      if (!hasMore) cache.delete(key);
      return compact<SpaceTree>({
        space_key: spaceKey,
        total_pages: pages.length,
        has_more: hasMore,
        pages: pages.slice(start, end).map((page) =>
          compact({
            id: page.id,
            title: page.title,
            parent_id: page.parentId,
            position: page.position,
            depth: page.depth,
          }),
        ),
        next_start: hasMore ? end : undefined,
        hint: hintFor({ next: hasMore ? end : undefined, complete }),
      });
    },
  };
}

function detailOf({ include_content, expand }: ChildrenOptions): ChildrenRequest['detail'] {
  const parts = expand
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  if (include_content || parts.some((part) => part.startsWith('body'))) return 'body';
  return parts.length > 0 ? 'described' : 'listed';
}

function hintFor({ next, complete }: { next: number | undefined; complete: boolean }): string | undefined {
  const hints: string[] = [];
  if (next !== undefined) hints.push(`Call again with start: ${next} for the pages that follow.`);
  if (!complete)
    hints.push(
      `The space has more than ${MOST_TREE_PAGES} pages; those beyond are not counted here. confluence_get_page_children shows what is below a page.`,
    );
  return hints.length > 0 ? hints.join(' ') : undefined;
}

const byPlace = (a: TreePage, b: TreePage): number =>
  a.depth - b.depth ||
  (a.position ?? Number.MAX_SAFE_INTEGER) - (b.position ?? Number.MAX_SAFE_INTEGER) ||
  (a.title < b.title ? -1 : a.title > b.title ? 1 : 0);
