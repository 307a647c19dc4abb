import { z } from 'zod';
import { path } from '../../../http/path.ts';
import type { Downloads, Images } from '../../model/download.ts';
import type { Connection } from '../connection.ts';
import { maybe, wireId } from '../maybe.ts';
import { WireIssue } from '../wire.ts';
import { createDownload, type FileOnIssue, type ReadFile, selectFiles } from './download.ts';
import { imageType } from './image-type.ts';

const WireAttachment = z.object({
  id: wireId,
  filename: z.string(),
  size: maybe(z.number()),
  mimeType: maybe(z.string()),
});
const WithAttachments = WireIssue.extend({
  fields: maybe(z.object({ attachment: maybe(z.array(WireAttachment)) })),
});

/** A summary, and the files that it tells of. */
export interface Downloaded<Summary> {
  summary: Summary;
  files: { uri: string; mimeType: string; data: Buffer }[];
}

/** Reads the files of an issue: one request for the list, and one per file. */
export function createAttachments(connection: Connection) {
  const { http, dialect, scope } = connection;
  const download = createDownload(connection);

  async function list(key: string): Promise<FileOnIssue[]> {
    scope.assertIssue(key);
    const query = { fields: 'attachment' };
    const issue = await http.get(dialect.rest + path`/issue/${key}`, WithAttachments, { query });
    scope.assertFoundIssue(issue.key);
    return (issue.fields?.attachment ?? []).map(({ mimeType, ...file }) => ({
      ...file,
      mimeType: imageType(file.filename, mimeType) ?? (mimeType || 'application/octet-stream'),
    }));
  }

  async function fetchAll(key: string, wanted: readonly FileOnIssue[], none: string) {
    const { files, failed } = await download(wanted);
    const message = wanted.length === 0 ? { message: `No ${none} found on ${key}` } : {};
    return {
      files: files.map((file) => toOutgoing(key, file)),
      summary: {
        success: failed.length === 0,
        issue_key: key,
        downloaded: files.length,
        files: files.map(({ id, filename, mimeType, size }) => ({ id, filename, mime_type: mimeType, size })),
        failed,
        ...message,
      },
    };
  }

  return {
    /** All attachments, or those named by id or file name. */
    async download(key: string, names: readonly string[] | undefined): Promise<Downloaded<Downloads>> {
      const all = await list(key);
      const { summary, files } = await fetchAll(key, selectFiles(all, names), 'attachments');
      return { summary: { ...summary, total: all.length }, files };
    },

    /** The same for pictures only. */
    async images(key: string, names: readonly string[] | undefined): Promise<Downloaded<Images>> {
      const all = (await list(key)).filter(
        ({ filename, mimeType }) => imageType(filename, mimeType) !== undefined,
      );
      const { summary, files } = await fetchAll(key, selectFiles(all, names), 'images');
      return { summary: { ...summary, total_images: all.length }, files };
    },
  };
}

const toOutgoing = (key: string, { filename, mimeType, data }: ReadFile) => ({
  uri: `attachment:///${encodeURIComponent(key)}/${encodeURIComponent(filename.toWellFormed())}`,
  mimeType,
  data,
});
