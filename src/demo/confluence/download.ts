import { type Answer, type Call, type Route, route } from '../call.ts';
import { ticketFor } from '../users.ts';
import { requireContent } from './access.ts';
import { type Content, latest } from './model.ts';
import { noContent } from './refuse.ts';
import type { Store } from './store.ts';

/** Where an attachment's bytes are, below the product's base. */
export function downloadPath(attachment: Content): string {
  const { number, title, at } = latest(attachment);
  const query = `version=${number}&modificationDate=${at.getTime()}&cacheVersion=1&api=v2`;
  return `/download/attachments/${attachment.container?.id}/${encodeURIComponent(title)}?${query}`;
}

/** Serves attachments by page and file name, as the links in the answers have it. */
export const createDownloadRoutes = (store: Store): Route[] => [
  route('GET', '/download/attachments/{id}/{name}', (call) => {
    const page = requireContent(store, call, call.params.id ?? '', ['page', 'blogpost']);
    const attachment = store
      .below(page)
      .filter(({ type, status }) => type === 'attachment' && status === 'current')
      .find((content) => latest(content).title === call.params.name);
    if (!attachment) throw noContent(call, page.id);
    return bytesOf(call, attachment);
  }),
  route('GET', '/rest/api/content/{id}/child/attachment/{attachment}/download', (call) => {
    const attachment = requireContent(store, call, call.params.attachment ?? '', ['attachment']);
    if (attachment.container?.id !== call.params.id) throw noContent(call, attachment.id);
    // The address carries its own permission: whoever follows it has no other.
    const location = `${call.base}${downloadPath(attachment)}&token=${ticketFor(call.user)}`;
    return { status: 302, headers: { location } };
  }),
];

function bytesOf(call: Call, attachment: Content): Answer {
  const { file } = attachment;
  if (!file) throw noContent(call, attachment.id);
  const name = encodeURIComponent(latest(attachment).title);
  return {
    status: 200,
    body: file.bytes,
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    },
  };
}
