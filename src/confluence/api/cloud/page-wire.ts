import { z } from 'zod';
import type { AttachmentRecord, Body, Person, Property } from '../dialect.ts';
import { maybe, wireId, wireList } from '../wire.ts';

/** A version; v2 names people by account id. */
export const WireVersion = z.object({
  number: z.int(),
  createdAt: maybe(z.string()),
  authorId: maybe(z.string()),
});

/** The body in the formats that were asked for. */
export const WireBody = z.object({
  storage: maybe(z.object({ value: z.string() })),
  atlas_doc_format: maybe(z.object({ value: z.string() })),
  export_view: maybe(z.object({ value: z.string() })),
});

/** A label. */
export const WireLabel = z.object({ name: z.string() });

/** A content property; its value is any JSON. */
export const WireProperty = z.object({
  id: wireId,
  key: z.string(),
  value: z.unknown(),
  version: maybe(z.object({ number: z.int() })),
});

/** A list inside a page; `meta.hasMore` tells that it was cut off after 50. */
const included = <T extends z.ZodType>(item: T) =>
  maybe(z.object({ results: wireList(item), meta: maybe(z.object({ hasMore: maybe(z.boolean()) })) }));

/** PageSingle and BlogPostSingle of the v2 API. */
export const WirePage = z.object({
  id: wireId,
  title: maybe(z.string()),
  status: maybe(z.string()),
  subtype: maybe(z.string()),
  spaceId: maybe(wireId),
  parentId: maybe(wireId),
  authorId: maybe(z.string()),
  createdAt: maybe(z.string()),
  version: maybe(WireVersion),
  body: maybe(WireBody),
  labels: included(WireLabel),
  properties: included(WireProperty),
  _links: maybe(z.object({ webui: maybe(z.string()), base: maybe(z.string()) })),
});
export type WirePage = z.infer<typeof WirePage>;

/** A file in a list of attachments. */
export const WireAttachment = z.object({
  id: wireId,
  title: z.string(),
  status: maybe(z.string()),
  createdAt: maybe(z.string()),
  mediaType: maybe(z.string()),
  fileSize: maybe(z.int()),
  downloadLink: maybe(z.string()),
  version: maybe(WireVersion),
});

/** A person of whom Cloud tells the account id only. */
export const person = (accountId: string | undefined): Person | undefined =>
  accountId === undefined ? undefined : { ref: { kind: 'accountid', id: accountId }, name: undefined };

/** The body, storage where there is one. */
export function bodyFrom(body: z.output<typeof WireBody> | undefined): Body | undefined {
  if (body?.storage) return { format: 'storage', value: body.storage.value };
  if (body?.export_view) return { format: 'view', value: body.export_view.value };
  return body?.atlas_doc_format && { format: 'adf', value: body.atlas_doc_format.value };
}

/** A property, addressed by its id. */
export const propertyFrom = ({ id, key, value, version }: z.output<typeof WireProperty>): Property => ({
  id,
  key,
  value,
  version: version?.number ?? 1,
});

/** An attachment with the person of its latest version. */
export const attachmentFrom = (wire: z.output<typeof WireAttachment>): AttachmentRecord => ({
  id: wire.id,
  title: wire.title,
  status: wire.status ?? 'current',
  mediaType: wire.mediaType,
  fileSize: wire.fileSize,
  downloadUrl: wire.downloadLink,
  version: wire.version?.number,
  versionWhen: wire.version?.createdAt,
  created: wire.createdAt,
  author: person(wire.version?.authorId),
});
