import { createDataCenterChanges } from './data-center/change-pages.ts';
import { createDataCenterChildren } from './data-center/children.ts';
import { createDataCenterComments } from './data-center/comments.ts';
import { createDataCenterDiscussion } from './data-center/discuss.ts';
import { createDataCenterPages } from './data-center/pages.ts';
import { createDataCenterPeople } from './data-center/people.ts';
import type { Dialect, DialectOptions } from './dialect.ts';
import { SEARCH_EXPAND, SEARCH_PATH, SearchAnswer } from './search-wire.ts';

/** Confluence Server and Data Center: one REST API below /rest/api. */
export function createDataCenter({ http, webUrl }: DialectOptions): Dialect {
  const contentUrl = ({ id }: { id: string }) => `${webUrl ?? ''}/pages/viewpage.action?pageId=${id}`;
  return {
    liveDocs: false,
    minorEdits: true,
    movesAcrossSpaces: true,
    ...createDataCenterPages(http, contentUrl),
    ...createDataCenterChanges(http, contentUrl),
    ...createDataCenterChildren(http, contentUrl),
    ...createDataCenterComments(http),
    ...createDataCenterDiscussion(http),
    ...createDataCenterPeople(http),
    contentUrl,

    async search({ cql, start, limit }) {
      const { results } = await http.get(SEARCH_PATH, SearchAnswer, {
        query: { cql, start, limit, expand: SEARCH_EXPAND },
      });
      return results;
    },
  };
}
