import { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { Dialect, PageDetail, PageHead, PageRecord, PropertyChange } from '../dialect.ts';
import { checkSpaceKey } from '../scope.ts';
import { listAll } from './list.ts';
import {
  attachmentFrom,
  bodyFrom,
  person,
  propertyFrom,
  WireAttachment,
  WirePage,
  WireProperty,
} from './page-wire.ts';

/** Address of all content. */
export const CONTENT = '/rest/api/content';

const ALWAYS = ['space', 'version', 'history', 'ancestors'];
// Content properties cannot be expanded here: Server answers 500 for keys with a hyphen, as these have.
const EXPAND: Partial<Record<PageDetail, string[]>> = {
  body: ['body.storage'],
  rendered: ['body.export_view'],
  labels: ['metadata.labels'],
  attachments: ['children.attachment.version'],
};

/** What to expand, so that one answer tells all that is wanted. @throws InvalidArgument for ADF, which is not kept here. */
export function expandFor(details: readonly PageDetail[]): string {
  if (details.includes('adf'))
    throw new InvalidArgument(
      'Confluence Data Center keeps pages in storage format, not in ADF: use raw_format storage.',
    );
  return [...ALWAYS, ...details.flatMap((detail) => EXPAND[detail] ?? [])].join(',');
}

type PageRequests = Pick<
  Dialect,
  'readHead' | 'readPage' | 'findPage' | 'createPage' | 'updatePage' | 'writeProperty'
>;

/** Pages and blog posts, which share one address here. */
export function createDataCenterPages(
  http: HttpClient,
  urlOf: (content: { id: string }) => string,
): PageRequests {
  const complete = async (wire: WirePage): Promise<PageRecord> => ({
    ...toRecord(wire, urlOf),
    attachments: (await attachmentsOf(http, wire)).map(attachmentFrom),
  });
  const propertiesFor = async (id: string, details: readonly PageDetail[]) =>
    details.includes('properties') ? propertiesOf(http, id) : [];

  const readPage: PageRequests['readPage'] = async (id, details) => {
    const [wire, properties] = await Promise.all([
      http.get(CONTENT + path`/${id}`, WirePage, { query: { expand: expandFor(details) } }),
      propertiesFor(id, details),
    ]);
    return { ...(await complete(wire)), properties };
  };

  return {
    readPage,
    readHead: (id) => readPage(id, []),

    async findPage({ spaceKey, title }, details) {
      checkSpaceKey(spaceKey);
      const answer = await http.get(CONTENT, z.object({ results: z.array(WirePage) }), {
        query: { type: 'page', spaceKey, title, limit: 1, expand: expandFor(details) },
      });
      const [found] = answer.results;
      return found && { ...(await complete(found)), properties: await propertiesFor(found.id, details) };
    },

    async createPage({ type, spaceKey, title, parentId, storage }) {
      checkSpaceKey(spaceKey);
      const wire = await http.post(CONTENT, WirePage, {
        query: { expand: expandFor([]) },
        body: {
          type,
          title,
          space: { key: spaceKey },
          ...(parentId !== undefined && { ancestors: [{ id: parentId }] }),
          body: asStorage(storage),
        },
      });
      return toRecord(wire, urlOf);
    },

    async updatePage({ current, title, storage, parentId, message, minorEdit }) {
      // The answer is expanded as it is; PUT takes no `expand`.
      const wire = await http.put(CONTENT + path`/${current.id}`, WirePage, {
        body: {
          id: current.id,
          type: current.type,
          title,
          ...(parentId !== undefined && { ancestors: [{ id: parentId }] }),
          body: asStorage(storage),
          version: { number: current.version + 1, message, minorEdit },
        },
      });
      return toRecord(wire, urlOf);
    },

    writeProperty: (page, change) => writeProperty(http, page, change),
  };
}

/** A body as requests send it. */
export const asStorage = (value: string) => ({ storage: { value, representation: 'storage' } });

const propertiesOf = async (http: HttpClient, id: string) =>
  (await listAll(http, CONTENT + path`/${id}/property`, WireProperty)).map(propertyFrom);

/** What the page brings along, or the whole list where that was cut off. */
const attachmentsOf = async (http: HttpClient, { id, children }: WirePage) =>
  children?.attachment?._links?.next === undefined
    ? (children?.attachment?.results ?? [])
    : listAll(http, CONTENT + path`/${id}/child/attachment`, WireAttachment, { expand: 'version' });

async function writeProperty(
  http: HttpClient,
  { id }: PageHead,
  { key, value, current }: PropertyChange,
): Promise<void> {
  const one = CONTENT + path`/${id}/property/${key}`;
  if (value === undefined) {
    if (current) await http.send('DELETE', one);
    return;
  }
  if (!current) return http.send('POST', CONTENT + path`/${id}/property`, { body: { key, value } });
  await http.send('PUT', one, { body: { key, value, version: { number: current.version + 1 } } });
}

/** A page as one answer tells it; lists are left empty but for labels. */
export function toRecord(wire: WirePage, urlOf: (content: { id: string }) => string): PageRecord {
  const { space, body } = wire;
  return {
    id: wire.id,
    type: wire.type,
    title: wire.title ?? '',
    space: space && { id: space.id, key: space.key, name: space.name ?? space.key },
    version: wire.version?.number ?? 1,
    status: wire.status ?? 'current',
    subtype: undefined,
    parentId: wire.ancestors.at(-1)?.id,
    created: wire.history?.createdDate,
    author: person(wire.history?.createdBy),
    versionAuthor: person(wire.version?.by),
    versionDate: wire.version?.when,
    url: urlOf(wire),
    body: bodyFrom(body),
    labels: (wire.metadata?.labels?.results ?? []).map(({ name }) => name),
    properties: [],
    attachments: [],
  };
}
