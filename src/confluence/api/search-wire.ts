import { z } from 'zod';
import { maybe, wireId, wireList } from './wire.ts';

/** A person as v1 and Data Center answers show them. */
export const WireUser = z.object({
  accountId: maybe(z.string()),
  userKey: maybe(z.string()),
  username: maybe(z.string()),
  displayName: maybe(z.string()),
  publicName: maybe(z.string()),
  email: maybe(z.string()),
});
export type WireUser = z.infer<typeof WireUser>;

const WireSpace = z.object({ key: z.string(), name: maybe(z.string()) });

const WireVersion = z.object({ number: maybe(z.int()), when: maybe(z.string()), by: maybe(WireUser) });

const WireHistory = z.object({
  createdDate: maybe(z.string()),
  createdBy: maybe(WireUser),
  lastUpdated: maybe(z.object({ when: maybe(z.string()) })),
});

const FoundContent = z.object({
  id: wireId,
  type: z.string(),
  subtype: maybe(z.string()),
  status: maybe(z.string()),
  title: maybe(z.string()),
  space: maybe(WireSpace),
  history: maybe(WireHistory),
  version: maybe(WireVersion),
  container: maybe(z.object({ id: maybe(wireId) })),
  _expandable: maybe(z.object({ space: maybe(z.string()) })),
});
export type FoundContent = z.infer<typeof FoundContent>;

/** One result of /rest/api/search, the same on Cloud and Data Center: content, a space or a person. */
export const SearchHit = z.object({
  content: maybe(FoundContent),
  space: maybe(WireSpace.extend({ id: maybe(wireId) })),
  user: maybe(WireUser),
  title: maybe(z.string()),
  excerpt: maybe(z.string()),
  url: maybe(z.string()),
  resultGlobalContainer: maybe(z.object({ title: maybe(z.string()), displayUrl: maybe(z.string()) })),
  lastModified: maybe(z.string()),
});
export type SearchHit = z.infer<typeof SearchHit>;

/** A page of search results. An answer without a list is an error, not an empty result. */
export const SearchAnswer = z.object({
  results: z.array(SearchHit),
  _links: maybe(z.object({ next: maybe(z.string()) })),
});

/** Path of the search on both deployments. */
export const SEARCH_PATH = '/rest/api/search';
/** What search results have to bring along, so that no page is read again. */
export const SEARCH_EXPAND = 'content.space,content.history,content.version';

/** Results of a people search. */
export const PeopleAnswer = z.object({ results: wireList(z.object({ user: maybe(WireUser) })) });
