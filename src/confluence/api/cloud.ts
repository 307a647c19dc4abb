import { createCloudAttachments } from './cloud/attachments.ts';
import { createPageChanges } from './cloud/change-pages.ts';
import { createCloudChildren } from './cloud/children.ts';
import { createCloudOnly } from './cloud/cloud-only.ts';
import { createCloudComments } from './cloud/comments.ts';
import { createCloudDiscussion } from './cloud/discuss.ts';
import { createCloudLabels } from './cloud/labels.ts';
import { createCloudPeople } from './cloud/people.ts';
import { createPageReads } from './cloud/read-pages.ts';
import { createCloudRestrictions } from './cloud/restrictions.ts';
import { createCloudPeopleSearch } from './cloud/search-people.ts';
import { createCloudTree } from './cloud/space-tree.ts';
import { createSpaces } from './cloud/spaces.ts';
import { createPageWrites } from './cloud/write-pages.ts';
import type { DialectOptions } from './dialect.ts';
import type { WholeDialect } from './requests.ts';
import { SEARCH_EXPAND, SEARCH_PATH, SearchAnswer, type SearchHit } from './search-wire.ts';
import { parameterOf } from './wire.ts';

/** Confluence Cloud: v2 for content, v1 only for search, people, moving and copying. */
export function createCloud({ http, cache, webUrl, downloadsByRest }: DialectOptions): WholeDialect {
  const parts = { http, webUrl, spaces: createSpaces(http, cache) };
  return {
    liveDocs: true,
    minorEdits: false,
    resolvesComments: true,
    ...createPageReads(parts),
    ...createPageWrites(parts),
    ...createPageChanges(parts),
    ...createCloudChildren(parts),
    ...createCloudTree(parts, cache),
    ...createCloudComments(http),
    ...createCloudDiscussion(http),
    ...createCloudPeople(http),
    ...createCloudAttachments(http, downloadsByRest),
    ...createCloudLabels(http),
    ...createCloudPeopleSearch(http),
    ...createCloudRestrictions(http, cache),
    cloudOnly: createCloudOnly(http, parts.spaces),
    contentUrl: ({ id, spaceKey }) => `${webUrl ?? ''}/spaces/${spaceKey ?? 'unknown'}/pages/${id}`,

    // Cloud echoes `start` but pages by cursor alone, so what comes before has to be read and dropped.
    async search({ cql, start, limit }) {
      const wanted = start + limit;
      const hits: SearchHit[] = [];
      let cursor: string | undefined;
      do {
        const answer = await http.get(SEARCH_PATH, SearchAnswer, {
          query: { cql, limit: Math.min(wanted, 100), expand: SEARCH_EXPAND, cursor },
        });
        hits.push(...answer.results);
        cursor = answer.results.length > 0 ? parameterOf(answer._links?.next, 'cursor') : undefined;
      } while (cursor !== undefined && hits.length < wanted);
      return hits.slice(start, wanted);
    },
  };
}
