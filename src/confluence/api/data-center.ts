import { createDataCenterAttachments } from './data-center/attachments.ts';
import { createDataCenterChanges } from './data-center/change-pages.ts';
import { createDataCenterChildren } from './data-center/children.ts';
import { createDataCenterComments } from './data-center/comments.ts';
import { createDataCenterDiscussion } from './data-center/discuss.ts';
import { createDataCenterLabels } from './data-center/labels.ts';
import { createDataCenterPages } from './data-center/pages.ts';
import { createDataCenterPeople } from './data-center/people.ts';
import { createDataCenterRestrictions } from './data-center/restrictions.ts';
import { createDataCenterPeopleSearch } from './data-center/search-people.ts';
import type { DialectOptions } from './dialect.ts';
import type { WholeDialect } from './requests.ts';
import { SEARCH_EXPAND, SEARCH_PATH, SearchAnswer } from './search-wire.ts';

/** Confluence Server and Data Center: one REST API below /rest/api. */
export function createDataCenter({ http, cache, webUrl, downloadsByRest }: DialectOptions): WholeDialect {
  const contentUrl = ({ id }: { id: string }) => `${webUrl ?? ''}/pages/viewpage.action?pageId=${id}`;
  return {
    liveDocs: false,
    minorEdits: true,
    resolvesComments: false,
    ...createDataCenterPages(http, contentUrl),
    ...createDataCenterChanges(http, contentUrl),
    ...createDataCenterChildren(http, contentUrl),
    ...createDataCenterComments(http),
    ...createDataCenterDiscussion(http),
    ...createDataCenterPeople(http),
    ...createDataCenterAttachments(http, downloadsByRest),
    ...createDataCenterLabels(http),
    ...createDataCenterPeopleSearch(http),
    ...createDataCenterRestrictions(http, cache),
    cloudOnly: undefined,
    contentUrl,

    async search({ cql, start, limit }) {
      const { results } = await http.get(SEARCH_PATH, SearchAnswer, {
        query: { cql, start, limit, expand: SEARCH_EXPAND },
      });
      return results;
    },
  };
}
