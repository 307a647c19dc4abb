import { createDataCenterComments } from './data-center/comments.ts';
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
    ...createDataCenterComments(http),
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
