import { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import type { Dialect, PageDetail, PageRecord } from '../dialect.ts';
import { firstFound } from '../first-found.ts';
import { listAll } from './list.ts';
import { addressOf, type CloudParts, type Collection, toRecord } from './page-record.ts';
import {
  attachmentFrom,
  propertyFrom,
  WireAttachment,
  WireLabel,
  WirePage,
  WireProperty,
} from './page-wire.ts';

/** Reads pages and blog posts through the v2 API. */
export function createPageReads(parts: CloudParts): Pick<Dialect, 'readHead' | 'readPage' | 'findPage'> {
  const { http, spaces } = parts;
  const readPage: Dialect['readPage'] = (id, details) =>
    firstFound(
      () => read(parts, { collection: 'pages', id }, details),
      () => read(parts, { collection: 'blogposts', id }, details),
    );
  return {
    readPage,
    readHead: (id) => readPage(id, []),

    async findPage({ spaceKey, title }, details) {
      const space = await spaces.byKey(spaceKey);
      const { results } = await http.get('/api/v2/pages', z.object({ results: z.array(WirePage) }), {
        query: { 'space-id': space.id, title, status: 'current', limit: 25 },
      });
      const found =
        results.find((page) => page.title === title) ??
        results.find((page) => page.title?.toLowerCase() === title.toLowerCase());
      if (!found || details.length === 0) return found && toRecord(parts, 'pages', found);
      return read(parts, { collection: 'pages', id: found.id }, details);
    },
  };
}

const BODY_FORMATS = [
  ['rendered', 'export_view'],
  ['adf', 'atlas_doc_format'],
  ['body', 'storage'],
] as const;

async function read(
  parts: CloudParts,
  { collection, id }: { collection: Collection; id: string },
  details: readonly PageDetail[],
): Promise<PageRecord> {
  const address = addressOf(collection, id);
  const query = {
    'body-format': BODY_FORMATS.find(([detail]) => details.includes(detail))?.[1],
    'include-properties': details.includes('properties') || undefined,
    'include-labels': details.includes('labels') || undefined,
  };
  const [wire, attachments] = await Promise.all([
    parts.http.get(address, WirePage, { query }),
    details.includes('attachments') ? listAll(parts.http, `${address}/attachments`, WireAttachment) : [],
  ]);
  return {
    ...(await toRecord(parts, collection, wire)),
    ...(await listsOf(parts.http, address, wire)),
    attachments: attachments.map(attachmentFrom),
  };
}

/** Labels and properties of a page; what the page itself brings ends after 50 entries. */
async function listsOf(http: HttpClient, address: string, { labels, properties }: WirePage) {
  const [allLabels, allProperties] = await Promise.all([
    labels?.meta?.hasMore ? listAll(http, `${address}/labels`, WireLabel) : (labels?.results ?? []),
    properties?.meta?.hasMore
      ? listAll(http, `${address}/properties`, WireProperty)
      : (properties?.results ?? []),
  ]);
  return { labels: allLabels.map(({ name }) => name), properties: allProperties.map(propertyFrom) };
}
