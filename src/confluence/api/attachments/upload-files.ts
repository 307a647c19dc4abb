import { InvalidArgument } from '../../../http/errors.ts';
import { mediaTypeByName } from '../../../http/media-type.ts';
import type { AttachmentsUploaded, AttachmentUploaded } from '../../model/attachment.ts';
import type { PageHead } from '../dialect.ts';
import { PartlyDone, reasonOf } from '../errors.ts';
import type { AttachmentRequests, FileUpload, StoredUpload } from '../requests.ts';
import { compact } from '../wire.ts';
import { MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES, tooLarge } from './file-limits.ts';

/** A file as the caller gives it. */
export interface NewFile {
  name: string;
  data: Blob;
}

/** What is said about the files. */
export interface UploadOptions {
  comment?: string | undefined;
  minor_edit: boolean;
}

type Dialect = Pick<AttachmentRequests, 'uploadAttachment'>;

/** Attaches one file. */
export async function uploadFile(
  dialect: Dialect,
  { page, file, options }: { page: PageHead; file: NewFile; options: UploadOptions },
): Promise<AttachmentUploaded> {
  const stored = await dialect.uploadAttachment(page, toUpload(file, options));
  return {
    message: 'Attachment uploaded successfully',
    attachment: { success: true, content_id: page.id, ...toEntry(stored, file) },
  };
}

/**
 * Attaches files one after the other.
 * @throws PartlyDone as soon as one is refused; the message lists what is on the page and what is not.
 */
export async function uploadFiles(
  dialect: Dialect,
  { page, files, options }: { page: PageHead; files: readonly NewFile[]; options: UploadOptions },
): Promise<AttachmentsUploaded> {
  const uploaded: AttachmentsUploaded['attachments']['uploaded'] = [];
  const failed: string[] = [];
  for (const file of files) {
    try {
      const stored = await dialect.uploadAttachment(page, toUpload(file, options));
      uploaded.push(toEntry(stored, file));
    } catch (error) {
      failed.push(`${file.name}: ${reasonOf(error)}`);
    }
  }
  if (failed.length > 0)
    throw new PartlyDone(
      `${uploaded.length} of ${files.length} files were uploaded to page ${page.id}${uploaded.length > 0 ? ` (${uploaded.map(({ filename, id }) => `${filename} as ${id}`).join(', ')})` : ''}. Not uploaded: ${failed.join('; ')}`,
    );
  return {
    message: `Uploaded ${uploaded.length} attachment(s)`,
    attachments: { success: true, content_id: page.id, total: files.length, uploaded, failed: [] },
  };
}

/** @throws InvalidArgument for files that could not be sent as they are, before anything is sent. */
export function checkFiles(files: readonly NewFile[]): void {
  if (files.length === 0 || files.length > MAX_FILES)
    throw new InvalidArgument(`Give 1 to ${MAX_FILES} files; there are ${files.length}.`);
  for (const { name, data } of files) checkFile(name, data.size);
  const total = files.reduce((sum, { data }) => sum + data.size, 0);
  if (total > MAX_TOTAL_BYTES)
    throw new InvalidArgument(
      `The files have ${total} bytes together; at most ${MAX_TOTAL_BYTES} go in one call.`,
    );
  const names = files.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new InvalidArgument(
      `Two of the files are named ${twice}: the second would become a new version of the first.`,
    );
}

function checkFile(name: string, size: number): void {
  if (size > MAX_FILE_BYTES) throw new InvalidArgument(tooLarge(name, size));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a name with them ends a header early
  if (name.trim() === '' || /[/\\\u0000-\u001f]/.test(name) || name.length > 255)
    throw new InvalidArgument(
      `filename ${JSON.stringify(name.slice(0, 80))} is no file name: it must be 1 to 255 characters without / and \\.`,
    );
}

const toUpload = (
  { name, data }: NewFile,
  { comment, minor_edit: minorEdit }: UploadOptions,
): FileUpload => ({
  filename: name,
  mediaType: mediaTypeByName(name),
  data,
  comment,
  minorEdit,
});

const toEntry = ({ id, filename, size, version }: StoredUpload, { data }: NewFile) =>
  compact<AttachmentsUploaded['attachments']['uploaded'][number]>({
    filename,
    size: size ?? data.size,
    id,
    version,
  });
