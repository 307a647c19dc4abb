import { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import { path } from '../../../http/path.ts';
import type { Dialect } from '../dialect.ts';
import { MOST_TREE_PAGES } from '../limits.ts';
import { checkSpaceKey } from '../scope.ts';
import { maybe, wireId } from '../wire.ts';
import { WirePage } from './page-wire.ts';
import { CONTENT, createDataCenterPages, expandFor, toRecord } from './pages.ts';

const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ results: z.array(item), _links: maybe(z.object({ next: maybe(z.string()) })) });

/** Children and whole trees of pages; there are no folders here. */
export const createDataCenterChildren = (
  http: HttpClient,
  urlOf: (content: { id: string }) => string,
): Pick<Dialect, 'readParent' | 'children' | 'spacePages' | 'homePage'> => ({
  readParent: createDataCenterPages(http, urlOf).readHead,

  async children({ id }, { start, limit, detail }) {
    const { results, _links } = await http.get(CONTENT + path`/${id}/child/page`, listOf(WirePage), {
      query: { start, limit, expand: expandFor(detail === 'body' ? ['body'] : []) },
    });
    const records = results.slice(0, limit).map((wire) => toRecord(wire, urlOf));
    const more = (_links?.next !== undefined && results.length > 0) || results.length > limit;
    return { records, next: more ? start + records.length : undefined };
  },

  async spacePages(spaceKey) {
    checkSpaceKey(spaceKey);
    const wires: WirePage[] = [];
    let more = true;
    while (more && wires.length < MOST_TREE_PAGES) {
      // The server cuts the limit down to what it allows.
      const answer = await http.get(CONTENT, listOf(WirePage), {
        query: { type: 'page', spaceKey, expand: 'ancestors', limit: 500, start: wires.length },
      });
      wires.push(...answer.results);
      more = answer._links?.next !== undefined && answer.results.length > 0;
    }
    const pages = wires.map(({ id, title = '', ancestors, extensions }) => ({
      id,
      title,
      parentId: ancestors.at(-1)?.id,
      position: positionOf(extensions?.position),
      depth: ancestors.length,
    }));
    return { pages, complete: !more };
  },

  async homePage(spaceKey) {
    checkSpaceKey(spaceKey);
    const answer = z.object({ homepage: maybe(z.object({ id: wireId })) });
    const { homepage } = await http.get(path`/rest/api/space/${spaceKey}`, answer, {
      query: { expand: 'homepage' },
    });
    return homepage?.id;
  },
});

/** Pages that nobody ever moved have the word `none` for a position. */
function positionOf(value: unknown): number | undefined {
  const position = typeof value === 'string' ? Number.parseInt(value, 10) : value;
  return typeof position === 'number' && Number.isInteger(position) ? position : undefined;
}
