import { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import { UPLOAD_HEADERS, UploadAnswer, uploadForm, uploadFrom } from '../attachments/upload-wire.ts';
import type { AttachmentRequests, StoredFile } from '../requests.ts';
import { maybe, wireId } from '../wire.ts';
import { listAll } from './list.ts';
import { addressOf, collectionOf } from './page-record.ts';
import { attachmentFrom, WireAttachment } from './page-wire.ts';

const WireFile = WireAttachment.extend({
  comment: maybe(z.string()),
  pageId: maybe(wireId),
  blogPostId: maybe(wireId),
});

/** Where downloads are redirected to: Atlassian's media service, and sites under their other addresses. */
const MEDIA_HOSTS = [
  '.atlassian.com',
  '.atlassian.net',
  '.atlassian-us-gov-mod.net',
  '.atlassian-us-gov.net',
];

/** Files through v2, but for sending and fetching them, which only v1 does. */
export function createCloudAttachments(http: HttpClient): AttachmentRequests {
  return {
    async attachments(page, { filename, mediaType }) {
      const address = `${addressOf(collectionOf(page), page.id)}/attachments`;
      return (await listAll(http, address, WireFile, { filename, mediaType })).map(toFile);
    },

    readAttachment: async (id) => toFile(await http.get(`/api/v2/attachments${path`/${id}`}`, WireFile)),

    // PUT adds a version where the name is taken, which saves the look whether it is.
    async uploadAttachment({ id }, file) {
      const answer = await http.put(path`/rest/api/content/${id}/child/attachment`, UploadAnswer, {
        form: uploadForm(file),
        headers: UPLOAD_HEADERS,
      });
      return uploadFrom(answer);
    },

    async attachmentBytes({ id, contentId, title, mediaType }) {
      if (contentId === undefined)
        throw new InvalidArgument(`${title} (${id}) is on no page or blog post, so it cannot be downloaded.`);
      const address = path`/rest/api/content/${contentId}/child/attachment/${id}/download`;
      const { data } = await http.bytes(address, {
        headers: { accept: '*/*' },
        fileType: mediaType ?? '',
        redirectHosts: MEDIA_HOSTS,
      });
      return data;
    },

    // Deleting takes the bare number, as the published API has it.
    deleteAttachment: (id) => http.send('DELETE', `/api/v2/attachments${path`/${id.replace(/^att/, '')}`}`),
  };
}

const toFile = (wire: z.output<typeof WireFile>): StoredFile => ({
  ...attachmentFrom(wire),
  comment: wire.comment,
  contentId: wire.pageId ?? wire.blogPostId,
});
