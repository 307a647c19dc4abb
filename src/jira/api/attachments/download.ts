import { type ExposedError, InvalidArgument, isExposed } from '../../../http/errors.ts';
import type { Connection } from '../connection.ts';

/** An attachment of an issue, as its issue describes it. */
export interface FileOnIssue {
  id: string;
  filename: string;
  /** Bytes; unknown where Jira does not say. */
  size: number | undefined;
  mimeType: string;
}

/** A file with its bytes. */
export interface ReadFile extends FileOnIssue {
  size: number;
  data: Buffer;
}

/** A file that is not there, and why. */
export interface MissingFile {
  id: string;
  filename: string;
  error: string;
}

const MIB = 1024 * 1024;
/** Bytes of one file, and of all files of one call. */
const MAX_FILE = 50 * MIB;
const MAX_TOTAL = 100 * MIB;
const AT_ONCE = 4;
const TOO_MUCH = `Too much for one call (${MAX_TOTAL} bytes): ask for this attachment by its id.`;

/** None of the files that were wanted could be had. */
class NothingDownloaded extends Error implements ExposedError {
  override readonly name = 'NothingDownloaded';
  readonly expose = true;
}

/**
 * Downloads files, a few at a time. What is too large by its description is not asked for, and what turns out to be is
 * left out; one file that fails does not take the others with it.
 * @throws NothingDownloaded when files were wanted and none could be had.
 */
export function createDownload({ http, dialect }: Connection) {
  async function read(file: FileOnIssue): Promise<ReadFile | MissingFile> {
    const { path, query = {} } = dialect.attachmentAt(file.id, file.filename);
    try {
      const { data } = await http.bytes(path, {
        query,
        headers: { accept: '*/*' },
        fileType: file.mimeType,
        maxBytes: MAX_FILE,
      });
      return { ...file, data, size: data.byteLength };
    } catch (error) {
      if (!isExposed(error)) throw error;
      return missing(file, error.message);
    }
  }

  /** As many at once as a server takes without complaint. */
  async function* readAll(files: readonly FileOnIssue[]): AsyncGenerator<ReadFile | MissingFile> {
    for (let at = 0; at < files.length; at += AT_ONCE)
      yield* await Promise.all(files.slice(at, at + AT_ONCE).map(read));
  }

  return async (wanted: readonly FileOnIssue[]): Promise<{ files: ReadFile[]; failed: MissingFile[] }> => {
    const described = createSieve();
    const failed: MissingFile[] = [];
    const fitting = wanted.filter((file) => keep(described(file, file.size ?? 0), failed));
    // Sizes that were not described, or not truly, are counted as the bytes come.
    const received = createSieve();
    const files: ReadFile[] = [];
    for await (const result of readAll(fitting))
      if ('error' in result) failed.push(result);
      else if (keep(received(result, result.size), failed)) files.push(result);
    if (files.length === 0 && failed.length > 0) throw nothing(failed);
    return { files, failed };
  };
}

const missing = ({ id, filename }: FileOnIssue, error: string): MissingFile => ({ id, filename, error });

/** Takes files one by one as long as they fit, alone and together; what does not fit gets the reason. */
function createSieve() {
  let total = 0;
  return (file: FileOnIssue, size: number): MissingFile | undefined => {
    if (size > MAX_FILE) return missing(file, `${size} bytes; at most ${MAX_FILE} are sent.`);
    if (total + size > MAX_TOTAL) return missing(file, TOO_MUCH);
    total += size;
    return undefined;
  };
}

/** Whether a file is kept; one that is not goes among the failed ones. */
function keep(reason: MissingFile | undefined, failed: MissingFile[]): boolean {
  if (reason) failed.push(reason);
  return reason === undefined;
}

const nothing = (failed: readonly MissingFile[]): NothingDownloaded =>
  new NothingDownloaded(
    `No file could be downloaded. ${failed.map(({ filename, error }) => `${filename}: ${error}`).join(' ')}`,
  );

/** The files that the caller names by id or by file name. @throws InvalidArgument listing what there is. */
export function selectFiles<T extends FileOnIssue>(
  files: readonly T[],
  names: readonly string[] | undefined,
): T[] {
  if (names === undefined || names.length === 0) return [...files];
  const fold = (text: string) => text.trim().normalize('NFC').toLowerCase();
  const matches = (file: FileOnIssue, name: string) =>
    file.id === name.trim() || fold(file.filename) === fold(name);
  const unknown = names.find((name) => !files.some((file) => matches(file, name)));
  if (unknown !== undefined)
    throw new InvalidArgument(
      `There is no attachment ${JSON.stringify(unknown)}; there are: ${
        files.map(({ id, filename }) => `${filename} (id ${id})`).join(', ') || 'none'
      }.`,
    );
  return files.filter((file) => names.some((name) => matches(file, name)));
}
