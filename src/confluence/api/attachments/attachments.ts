import { InvalidArgument } from '../../../http/errors.ts';
import type {
  AttachmentDeleted,
  AttachmentList,
  DownloadSummary,
  FilesSummary,
  ImagesSummary,
} from '../../model/attachment.ts';
import { PartlyDone } from '../errors.ts';
import type { Names } from '../names.ts';
import type { StoredFile } from '../requests.ts';
import { authorsOf } from '../requests.ts';
import { compact } from '../wire.ts';
import { attachmentFrom } from './attachment-reference.ts';
import { toListed } from './attachment-result.ts';
import { decodeBase64 } from './decode-base64.ts';
import { type FetchedFile, fetchFiles, type MissedFile, toFetched } from './fetch-files.ts';
import { MAX_FILE_BYTES, tooLarge } from './file-limits.ts';
import { type AttachmentParts, findAttachment, permitAttachment } from './find-attachment.ts';
import { isPicture, mediaTypeOf } from './media-types.ts';
import { checkFiles, type NewFile, type UploadOptions, uploadFile, uploadFiles } from './upload-files.ts';

/** Which attachments of a page are wanted. */
export interface ListOptions {
  content_id: string;
  start: number;
  limit: number;
  filename?: string | undefined;
  media_type?: string | undefined;
}

/** A file with its bytes, or with base64 text for them. */
export type GivenFile = NewFile | { name: string; base64: string };

/** A result and the files that go with it. */
export interface WithFiles<T> {
  summary: T;
  files: FetchedFile[];
}

/** Files on pages and blog posts. */
export function createAttachments(parts: AttachmentParts & { names: Names }) {
  const { dialect, places } = parts;
  const all = async (contentId: string) => {
    const page = await places.require(contentId, 'content_id');
    const files = await dialect.attachments(page, { filename: undefined, mediaType: undefined });
    return { id: page.id, files };
  };
  return {
    list: (options: ListOptions) => list(parts, options),
    download: (reference: string) => download(parts, reference),

    async downloadAll(contentId: string): Promise<WithFiles<FilesSummary>> {
      const { id, files } = await all(contentId);
      if (files.length === 0)
        return { summary: { ...NOTHING, content_id: id, message: 'The page has no attachments' }, files: [] };
      const { outcome, fetched } = await fetchAll(parts, { contentId: id, files });
      return { summary: { ...outcome, total: files.length }, files: fetched };
    },

    async images(contentId: string): Promise<WithFiles<ImagesSummary>> {
      const { id, files } = await all(contentId);
      const pictures = files.filter(isPicture);
      const total = { total_images: pictures.length };
      if (pictures.length === 0)
        return {
          summary: { ...NOTHING, ...total, content_id: id, message: 'The page has no attached images' },
          files: [],
        };
      const { outcome, fetched } = await fetchAll(parts, { contentId: id, files: pictures });
      return { summary: { ...outcome, ...total }, files: fetched };
    },

    async upload(contentId: string, given: GivenFile, options: UploadOptions) {
      const file = 'base64' in given ? { name: given.name, data: decodeBase64(given.base64) } : given;
      checkFiles([file]);
      const page = await places.require(contentId, 'content_id');
      return uploadFile(dialect, { page, file, options });
    },

    async uploadAll(contentId: string, files: readonly NewFile[], options: UploadOptions) {
      checkFiles(files);
      const page = await places.require(contentId, 'content_id');
      return uploadFiles(dialect, { page, files, options });
    },

    async remove(reference: string): Promise<AttachmentDeleted> {
      const named = attachmentFrom(reference);
      if ('id' in named) await permitAttachment(parts, named.id);
      const id = 'id' in named ? named.id : (await findAttachment(parts, reference)).id;
      await dialect.deleteAttachment(id);
      return { message: 'Attachment deleted successfully', attachment_id: id };
    },
  };
}

const NOTHING = { success: true, downloaded: 0, failed: [] };

async function list(
  { dialect, places, names }: AttachmentParts & { names: Names },
  options: ListOptions,
): Promise<AttachmentList> {
  const { start, limit, filename } = options;
  const wanted = options.media_type?.toLowerCase();
  const page = await places.require(options.content_id, 'content_id');
  // `image/*` is ours: Confluence compares the whole type.
  const family = wanted?.endsWith('/*') ? wanted.slice(0, -1) : undefined;
  const mediaType = family === undefined ? wanted : undefined;
  const found = await dialect.attachments(page, { filename, mediaType });
  const files = found.filter(
    (file) =>
      (filename === undefined || file.title === filename) &&
      (wanted === undefined || hasType(file, wanted, family)),
  );
  const end = start + limit;
  const part = files.slice(start, end);
  const known = await names.of([], authorsOf(part));
  return compact<AttachmentList>({
    success: true,
    content_id: page.id,
    attachments: part.map((file) => toListed(file, known)),
    total: files.length,
    start,
    limit,
    next_start: end < files.length ? end : undefined,
  });
}

const hasType = (file: StoredFile, wanted: string, family: string | undefined): boolean =>
  family === undefined
    ? [file.mediaType?.toLowerCase(), mediaTypeOf(file)].includes(wanted)
    : mediaTypeOf(file).startsWith(family);

async function download(parts: AttachmentParts, reference: string): Promise<WithFiles<DownloadSummary>> {
  const file = await findAttachment(parts, reference);
  if ((file.fileSize ?? 0) > MAX_FILE_BYTES)
    throw new InvalidArgument(`${tooLarge(file.title, file.fileSize ?? 0)} Nothing was downloaded.`);
  const data = await parts.dialect.attachmentBytes(file, MAX_FILE_BYTES);
  return {
    summary: compact<DownloadSummary>({
      success: true,
      attachment_id: file.id,
      content_id: file.contentId,
      filename: file.title,
      media_type: mediaTypeOf(file),
      file_size: data.byteLength,
    }),
    files: [toFetched(file, { owner: file.id, data })],
  };
}

/** @throws the reason when not one of the files came. */
async function fetchAll(
  { dialect }: AttachmentParts,
  { contentId, files }: { contentId: string; files: readonly StoredFile[] },
) {
  const { fetched, missed, reasons } = await fetchFiles(dialect, { contentId, files });
  if (fetched.length === 0) throw reasons[0] ?? new PartlyDone(`No file was downloaded. ${sentence(missed)}`);
  const outcome = {
    success: missed.length === 0,
    content_id: contentId,
    downloaded: fetched.length,
    failed: missed,
    files: fetched.map(({ file, mimeType, data }) => ({
      id: file.id,
      filename: file.title,
      media_type: mimeType,
      file_size: data.byteLength,
    })),
  };
  return { outcome, fetched };
}

const sentence = (missed: readonly MissedFile[]): string =>
  missed
    .slice(0, 10)
    .map(({ filename, error }) => `${filename}: ${error}`)
    .join(' ');
