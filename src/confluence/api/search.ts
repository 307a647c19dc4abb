import { HttpError, InvalidArgument } from '../../http/errors.ts';
import type { Page } from '../model/page.ts';
import { isCql, siteSearch, textSearch, withinSpaces } from './cql.ts';
import type { Dialect } from './dialect.ts';
import { withoutHighlight } from './highlight.ts';
import type { Scope } from './scope.ts';
import type { FoundContent, SearchHit, WireUser } from './search-wire.ts';
import { compact } from './wire.ts';

/** What to look for, and which part of the results. */
export interface SearchOptions {
  /** CQL, or words. */
  query: string;
  limit: number;
  start: number;
  spaces_filter: readonly string[];
}

/** What a search works with. */
export interface SearchParts {
  dialect: Pick<Dialect, 'search' | 'contentUrl'>;
  scope: Scope;
  webUrl: string | undefined;
}

/** Finds content, spaces and people with CQL or with words. */
export async function search(parts: SearchParts, options: SearchOptions): Promise<Page[]> {
  const { dialect, scope, webUrl } = parts;
  const { limit, start, spaces_filter: spacesFilter } = options;
  const query = options.query.trim();
  if (query === '') throw new InvalidArgument('query is empty: give words to search for, or CQL.');
  scope.narrow(spacesFilter);
  const run = (cql: string) =>
    dialect.search({ cql: withinSpaces(cql, spacesFilter, scope.keys), start, limit });
  const hits = isCql(query) ? await run(query) : await searchWords(query, run);
  return hits
    .filter((hit) => scope.allows(spaceOf(hit)?.key))
    .flatMap((hit) => toEntry(hit, { dialect, webUrl }) ?? []);
}

/** As the search box does it; word by word where this Confluence refuses that. */
async function searchWords(words: string, run: (cql: string) => Promise<SearchHit[]>): Promise<SearchHit[]> {
  try {
    return await run(siteSearch(words));
  } catch (error) {
    if (error instanceof HttpError && error.status === 400) return run(textSearch(words));
    throw error;
  }
}

type Addresses = Pick<SearchParts, 'dialect' | 'webUrl'>;

function toEntry(hit: SearchHit, addresses: Addresses): Page | undefined {
  const { webUrl = '' } = addresses;
  const url = hit.url === undefined ? webUrl : webUrl + hit.url;
  if (hit.content) return contentEntry(hit, hit.content, addresses);
  if (hit.space) {
    const { key, name = key, id = key } = hit.space;
    return entry({ id, type: 'space', title: name, url, space: { key, name } }, hit);
  }
  if (hit.user) return personEntry(hit, hit.user, url);
  return undefined;
}

function contentEntry(hit: SearchHit, content: FoundContent, { dialect, webUrl = '' }: Addresses): Page {
  const { id, type, history, version } = content;
  const space = spaceOf(hit);
  const isPage = type === 'page' || hit.url === undefined;
  return entry(
    {
      id,
      type,
      title: content.title ?? withoutHighlight(hit.title ?? ''),
      subtype: content.subtype,
      status: content.status === 'current' ? undefined : content.status,
      url: isPage ? dialect.contentUrl({ id, spaceKey: space?.key }) : webUrl + hit.url,
      space,
      created: history?.createdDate,
      updated: history?.lastUpdated?.when ?? version?.when,
      author: nameOf(history?.createdBy),
      version: version?.number,
      version_author: nameOf(version?.by),
      version_date: version?.when,
    },
    hit,
  );
}

function personEntry(hit: SearchHit, user: WireUser, url: string): Page | undefined {
  const id = user.accountId ?? user.userKey ?? user.username;
  return id === undefined
    ? undefined
    : // The date that comes with a person is that of 1970.
      entry(
        { id, type: 'user', title: nameOf(user) ?? withoutHighlight(hit.title ?? id), url, updated: '' },
        hit,
      );
}

type Known = { [K in keyof Page]?: Page[K] | undefined } & Pick<Page, 'id' | 'type' | 'title' | 'url'>;

function entry(known: Known, hit: SearchHit): Page {
  const excerpt = withoutHighlight(hit.excerpt ?? '');
  const { id, title, type, subtype, status, created, updated, ...rest } = known;
  return compact<Page>({
    id,
    title,
    type,
    subtype,
    status,
    created: created ?? '',
    updated: updated ?? hit.lastModified ?? '',
    ...rest,
    attachments: [],
    content: excerpt === '' ? undefined : { value: excerpt, format: 'view' },
  });
}

const nameOf = (user: WireUser | undefined): string | undefined =>
  user?.displayName || user?.publicName || user?.username;

/** The space of a result: expanded, or else what the links around it tell. */
function spaceOf({ content, space, resultGlobalContainer: container }: SearchHit) {
  if (space) return { key: space.key, name: space.name ?? space.key };
  const key =
    content?.space?.key ??
    keyIn(content?._expandable?.space, 'space') ??
    keyIn(container?.displayUrl, 'spaces') ??
    keyIn(container?.displayUrl, 'display');
  return key === undefined ? undefined : { key, name: content?.space?.name ?? container?.title ?? key };
}

/** The path segment behind a name: `/rest/api/space/ENG` → `ENG`. */
function keyIn(path: string | undefined, name: string): string | undefined {
  const segments = path?.split(/[/?#]/) ?? [];
  const at = segments.indexOf(name);
  return at < 0 ? undefined : segments[at + 1] || undefined;
}
