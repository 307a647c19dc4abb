import { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import { HttpError, InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import { UPLOAD_HEADERS, UploadAnswer, uploadForm, uploadFrom } from '../attachments/upload-wire.ts';
import type { AttachmentRequests, FileFilter, FileUpload, StoredFile, StoredUpload } from '../requests.ts';
import { maybe, wireId } from '../wire.ts';
import { listAll } from './list.ts';
import { attachmentFrom, WireAttachment } from './page-wire.ts';

const WireFile = WireAttachment.extend({
  metadata: maybe(z.object({ mediaType: maybe(z.string()), comment: maybe(z.string()) })),
  extensions: maybe(
    z.object({ mediaType: maybe(z.string()), fileSize: maybe(z.number()), comment: maybe(z.string()) }),
  ),
  container: maybe(z.object({ id: maybe(wireId) })),
});

const EXPAND = 'version,container';

/** Files on pages, which are content of their own here. */
export function createDataCenterAttachments(http: HttpClient): AttachmentRequests {
  const list = async (id: string, { filename, mediaType }: FileFilter): Promise<StoredFile[]> => {
    const address = path`/rest/api/content/${id}/child/attachment`;
    const wires = await listAll(http, address, WireFile, { filename, mediaType, expand: EXPAND });
    return wires.map((wire) => ({ ...toFile(wire), contentId: id }));
  };
  return {
    attachments: ({ id }, filter) => list(id, filter),

    readAttachment: async (id) =>
      toFile(await http.get(path`/rest/api/content/${id}`, WireFile, { query: { expand: EXPAND } })),

    async uploadAttachment({ id }, file) {
      const address = path`/rest/api/content/${id}/child/attachment`;
      try {
        return await send(http, address, file);
      } catch (error) {
        if (!isNameTaken(error)) throw error;
        const [there] = await list(id, { filename: file.filename, mediaType: undefined });
        if (!there) throw error;
        return send(http, address + path`/${there.id}/data`, file);
      }
    },

    async attachmentBytes({ id, title, downloadUrl, mediaType }) {
      if (!downloadUrl?.startsWith('/')) throw new InvalidArgument(`${title} (${id}) has no download link.`);
      const url = new URL(downloadUrl, 'https://site.invalid');
      const { data } = await http.bytes(url.pathname, {
        query: Object.fromEntries(url.searchParams),
        headers: { accept: '*/*' },
        fileType: mediaType ?? '',
      });
      return data;
    },

    deleteAttachment: (id) => http.send('DELETE', path`/rest/api/content/${id}`),
  };
}

async function send(http: HttpClient, address: string, file: FileUpload): Promise<StoredUpload> {
  const answer = await http.post(address, UploadAnswer, { form: uploadForm(file), headers: UPLOAD_HEADERS });
  return uploadFrom(answer);
}

/** "Cannot add a new attachment with same file name as an existing attachment". */
const isNameTaken = (error: unknown): boolean =>
  error instanceof HttpError && error.status === 400 && /same file ?name/i.test(error.messages.join(' '));

const toFile = (wire: z.output<typeof WireFile>): StoredFile => ({
  ...attachmentFrom(wire),
  comment: wire.metadata?.comment ?? wire.extensions?.comment,
  contentId: wire.container?.id,
});
