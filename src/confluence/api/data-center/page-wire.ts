import { z } from 'zod';
import type { AttachmentRecord, Body, Person, Property } from '../dialect.ts';
import { WireUser } from '../search-wire.ts';
import { maybe, wireId, wireList } from '../wire.ts';

/** A version with its person. */
export const WireVersion = z.object({ number: z.int(), when: maybe(z.string()), by: maybe(WireUser) });

/** Who made content, and when. */
export const WireHistory = z.object({ createdDate: maybe(z.string()), createdBy: maybe(WireUser) });

/** The body, as far as it was expanded. */
export const WireBody = z.object({
  storage: maybe(z.object({ value: z.string() })),
  export_view: maybe(z.object({ value: z.string() })),
});

/** A file in a list of attachments; old versions tell its type in `metadata`. */
export const WireAttachment = z.object({
  id: wireId,
  title: z.string(),
  status: maybe(z.string()),
  metadata: maybe(z.object({ mediaType: maybe(z.string()) })),
  extensions: maybe(z.object({ mediaType: maybe(z.string()), fileSize: maybe(z.number()) })),
  version: maybe(WireVersion),
  history: maybe(WireHistory),
  _links: maybe(z.object({ download: maybe(z.string()) })),
});

/** A content property; its value is any JSON. */
export const WireProperty = z.object({
  id: maybe(wireId),
  key: z.string(),
  value: z.unknown(),
  version: maybe(z.object({ number: z.int() })),
});

const nested = <T extends z.ZodType>(item: T) =>
  maybe(z.object({ results: wireList(item), _links: maybe(z.object({ next: maybe(z.string()) })) }));

/** Content of /rest/api/content: pages, blog posts, comments. */
export const WirePage = z.object({
  id: wireId,
  type: z.string(),
  status: maybe(z.string()),
  title: maybe(z.string()),
  space: maybe(z.object({ id: maybe(wireId), key: z.string(), name: maybe(z.string()) })),
  history: maybe(WireHistory),
  version: maybe(WireVersion),
  ancestors: wireList(z.object({ id: wireId })),
  body: maybe(WireBody),
  extensions: maybe(z.object({ position: z.unknown() })),
  metadata: maybe(z.object({ labels: nested(z.object({ name: z.string() })) })),
  children: maybe(z.object({ attachment: nested(WireAttachment) })),
});
export type WirePage = z.infer<typeof WirePage>;

/** A person with the name that the answer gives; mentions go by user key. */
export function person(user: WireUser | undefined): Person | undefined {
  if (!user) return undefined;
  const { userKey, username } = user;
  const ref =
    userKey !== undefined
      ? { kind: 'userkey' as const, id: userKey }
      : username !== undefined
        ? { kind: 'username' as const, id: username }
        : undefined;
  return { ref, name: user.displayName ?? username };
}

/** A property, addressed by its key. */
export const propertyFrom = ({ id, key, value, version }: z.output<typeof WireProperty>): Property => ({
  id: id ?? key,
  key,
  value,
  version: version?.number ?? 1,
});

/** An attachment with the person of its latest version. */
export const attachmentFrom = (wire: z.output<typeof WireAttachment>): AttachmentRecord => ({
  id: wire.id,
  title: wire.title,
  status: wire.status ?? 'current',
  mediaType: wire.extensions?.mediaType ?? wire.metadata?.mediaType,
  fileSize: wire.extensions?.fileSize,
  downloadUrl: wire._links?.download,
  version: wire.version?.number,
  versionWhen: wire.version?.when,
  created: wire.history?.createdDate,
  author: person(wire.version?.by),
});

/** The body, storage where there is one. */
export function bodyFrom(body: z.output<typeof WireBody> | undefined): Body | undefined {
  if (body?.storage) return { format: 'storage', value: body.storage.value };
  return body?.export_view && { format: 'view', value: body.export_view.value };
}
