import { InvalidArgument } from '../../../http/errors.ts';

/** A file in the caller's words: its bytes in base64, or a path on the machine of the server. */
export interface GivenFile {
  filename?: string | undefined;
  mime_type?: string | undefined;
  base64?: string | undefined;
  path?: string | undefined;
}

/** A file to be sent; one from the disk is read as it is sent. */
export interface NewFile {
  name: string;
  data: Blob;
}

/** Opens a file of the machine that the server runs on. */
export type OpenPath = (path: string) => Promise<NewFile>;

const MIB = 1024 * 1024;
/** Bytes of one file, and of all files of one call. */
const MAX_FILE = 50 * MIB;
const MAX_TOTAL = 100 * MIB;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Every file ready to be sent, its size checked. @throws InvalidArgument, NotPermitted */
export async function openFiles(given: readonly GivenFile[], openPath: OpenPath): Promise<NewFile[]> {
  const files: NewFile[] = [];
  let total = 0;
  for (const [index, file] of given.entries()) {
    const what = file.filename ?? file.path ?? `attachment ${index + 1}`;
    const { name, data } = await open(file, what, openPath);
    if (data.size === 0 || data.size > MAX_FILE)
      throw new InvalidArgument(`${what} has ${data.size} bytes; 1 to ${MAX_FILE} can be sent.`);
    total += data.size;
    if (total > MAX_TOTAL)
      throw new InvalidArgument(
        `The files have more than ${MAX_TOTAL} bytes together from ${what} on: attach them in several calls.`,
      );
    files.push({ name: file.filename ?? name, data: data.slice(0, data.size, file.mime_type ?? '') });
  }
  return files;
}

function open({ filename, base64, path }: GivenFile, what: string, openPath: OpenPath) {
  if (path !== undefined && base64 === undefined) return openPath(path);
  if (path !== undefined || base64 === undefined)
    throw new InvalidArgument(`${what} takes either base64 or path.`);
  if (!filename?.trim()) throw new InvalidArgument(`${what} needs a filename.`);
  // Four characters stand for three bytes: what is far too long is not decoded at all.
  if (base64.length > (MAX_FILE / 3) * 4 * 1.1)
    throw new InvalidArgument(`${what} is too large: at most ${MAX_FILE} bytes can be sent.`);
  const text = base64.replace(/\s+/g, '');
  if (!BASE64.test(text) || text.length % 4 === 1) throw new InvalidArgument(`${what} is not valid base64.`);
  return { name: filename, data: new Blob([Buffer.from(text, 'base64')]) };
}

/** The form that Jira takes files in. */
export function formOf(files: readonly NewFile[]): FormData {
  const form = new FormData();
  for (const { name, data } of files) form.append('file', data, name);
  return form;
}

/** Without this header Jira takes an upload for a forged form post. */
export const uploadHeaders = { 'X-Atlassian-Token': 'no-check' };
