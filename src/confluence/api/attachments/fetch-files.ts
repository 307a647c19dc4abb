import { reasonOf } from '../errors.ts';
import { inParallel } from '../in-parallel.ts';
import type { AttachmentRequests, StoredFile } from '../requests.ts';
import { MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES, tooLarge } from './file-limits.ts';
import { mediaTypeOf } from './media-types.ts';

const TOO_MUCH = `Not fetched: one call sends at most ${MAX_FILES} files and ${MAX_TOTAL_BYTES} bytes. Get it with confluence_download_attachment.`;

/** A file with its bytes, as it goes to the caller. */
export interface FetchedFile {
  file: StoredFile;
  uri: string;
  mimeType: string;
  data: Buffer;
}

/** A file that was not fetched, and why. */
export interface MissedFile {
  filename: string;
  error: string;
  attachment_id: string;
}

/**
 * Fetches files as far as the caps allow, by the sizes that Confluence tells, before anything is downloaded. Each file is
 * in one of the two lists.
 */
export async function fetchFiles(
  dialect: Pick<AttachmentRequests, 'attachmentBytes'>,
  { files, contentId }: { files: readonly StoredFile[]; contentId: string },
): Promise<{ fetched: FetchedFile[]; missed: MissedFile[]; reasons: unknown[] }> {
  const { wanted, refused } = withinCaps(files);
  const reasons: unknown[] = [];
  let received = 0;
  const results = await inParallel(wanted, async (file) => {
    // Metadata may be wrong or silent about sizes.
    if (received > MAX_TOTAL_BYTES) return missed(file, TOO_MUCH);
    try {
      const data = await dialect.attachmentBytes(file, MAX_FILE_BYTES);
      received += data.byteLength;
      return toFetched(file, { owner: contentId, data });
    } catch (error) {
      reasons.push(error);
      return missed(file, reasonOf(error));
    }
  });
  return {
    fetched: results.filter((result) => 'data' in result),
    missed: [...results.filter((result) => 'error' in result), ...refused],
    reasons,
  };
}

/** A fetched file under the address `attachment:///<owner>/<name>`. */
export const toFetched = (
  file: StoredFile,
  { owner, data }: { owner: string; data: Buffer },
): FetchedFile => ({
  file,
  uri: `attachment:///${encodeURIComponent(owner)}/${encodeURIComponent(file.title)}`,
  mimeType: mediaTypeOf(file),
  data,
});

function withinCaps(files: readonly StoredFile[]): { wanted: StoredFile[]; refused: MissedFile[] } {
  const wanted: StoredFile[] = [];
  const refused: MissedFile[] = [];
  let total = 0;
  for (const file of files) {
    const size = file.fileSize ?? 0;
    if (size > MAX_FILE_BYTES) refused.push(missed(file, tooLarge('The file', size)));
    else if (wanted.length === MAX_FILES || total + size > MAX_TOTAL_BYTES)
      refused.push(missed(file, TOO_MUCH));
    else {
      wanted.push(file);
      total += size;
    }
  }
  return { wanted, refused };
}

const missed = ({ id, title }: StoredFile, error: string): MissedFile => ({
  filename: title,
  error,
  attachment_id: id,
});
