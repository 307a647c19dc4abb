import type { HttpClient } from '../../../http/client.ts';
import { path } from '../../../http/path.ts';
import type { PageHead, PageRecord } from '../dialect.ts';
import { bodyFrom, person, type WirePage } from './page-wire.ts';
import type { Spaces } from './spaces.ts';

/** The two collections of v2; their members take the same requests. */
export type Collection = 'pages' | 'blogposts';

/** Where a page or blog post is kept. */
export const collectionOf = ({ type }: PageHead): Collection => (type === 'blogpost' ? 'blogposts' : 'pages');

/** Address of one page or blog post. */
export const addressOf = (collection: Collection, id: string): string =>
  `/api/v2/${collection}${path`/${id}`}`;

/** What requests to v2 work with. */
export interface CloudParts {
  http: HttpClient;
  spaces: Spaces;
  webUrl: string | undefined;
}

/** A page as v2 answers it, its space looked up; lists are left empty. */
export async function toRecord(
  { spaces, webUrl }: CloudParts,
  collection: Collection,
  wire: WirePage,
): Promise<PageRecord> {
  const space = wire.spaceId === undefined ? undefined : await spaces.byId(wire.spaceId);
  const base = webUrl ?? wire._links?.base ?? '';
  const type = collection === 'pages' ? 'page' : 'blogpost';
  return {
    id: wire.id,
    type,
    title: wire.title ?? '',
    space,
    version: wire.version?.number ?? 1,
    status: wire.status ?? 'current',
    subtype: wire.subtype,
    parentId: wire.parentId,
    created: wire.createdAt,
    author: person(wire.authorId),
    versionAuthor: person(wire.version?.authorId),
    versionDate: wire.version?.createdAt,
    // The address of a blog post contains its date, which only Confluence's own link tells.
    url:
      space && type === 'page'
        ? `${base}/spaces/${space.key}/pages/${wire.id}`
        : base + (wire._links?.webui ?? path`/pages/${wire.id}`),
    body: bodyFrom(wire.body),
    labels: [],
    properties: [],
    attachments: [],
  };
}
