import { z } from 'zod';
import { InvalidArgument, isExposed } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { Connection } from '../connection.ts';
import type { InternalOnly } from '../internal-only.ts';
import { maybe } from '../maybe.ts';
import { PartialFailure } from '../write/partial-failure.ts';
import { experimental } from './desk-wire.ts';

/** A file of a new request: its bytes in base64, or a path that the server reads. */
export interface GivenFile {
  filename?: string | undefined;
  mime_type?: string | undefined;
  base64?: string | undefined;
  path?: string | undefined;
}

/** A file that was read. */
export interface NewFile {
  name: string;
  type: string;
  data: Buffer;
}

/** Reads a file of the machine that the server runs on. */
export type ReadPath = (path: string) => Promise<{ name: string; data: Buffer }>;

const MAX_BYTES = 50 * 1024 * 1024;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

const Temporary = z.object({
  temporaryAttachments: z.array(z.object({ temporaryAttachmentId: z.string(), fileName: maybe(z.string()) })),
});

/** Every file with its bytes; read before anything is sent. @throws InvalidArgument */
export const readFiles = (given: readonly GivenFile[], readPath: ReadPath): Promise<NewFile[]> =>
  Promise.all(
    given.map(async ({ filename, mime_type, base64, path: from }, index) => {
      const what = filename ?? from ?? `attachment ${index + 1}`;
      if ((base64 === undefined) === (from === undefined))
        throw new InvalidArgument(`${what} takes either base64 or path.`);
      const read = from === undefined ? decode(base64 ?? '', filename, what) : await readPath(from);
      if (read.data.byteLength === 0 || read.data.byteLength > MAX_BYTES)
        throw new InvalidArgument(
          `${what} has ${read.data.byteLength} bytes; 1 to ${MAX_BYTES} can be sent.`,
        );
      return { name: filename ?? read.name, type: mime_type ?? 'application/octet-stream', data: read.data };
    }),
  );

function decode(base64: string, filename: string | undefined, what: string) {
  if (!filename?.trim()) throw new InvalidArgument(`${what} needs a filename.`);
  const text = base64.replace(/\s+/g, '');
  if (!BASE64.test(text) || text.length % 4 === 1) throw new InvalidArgument(`${what} is not valid base64.`);
  return { name: filename, data: Buffer.from(text, 'base64') };
}

/** Puts files on a request that was just made, and answers their names. */
export function createRequestFiles({ http }: Connection, internalOnly: InternalOnly) {
  /** Uploaded for the desk first, then hung on the request. */
  async function send(
    { desk, key }: { desk: string; key: string },
    files: readonly NewFile[],
  ): Promise<void> {
    const form = new FormData();
    for (const { name, type, data } of files)
      form.append('file', new Blob([new Uint8Array(data)], { type }), name);
    const url = path`/rest/servicedeskapi/servicedesk/${desk}/attachTemporaryFile`;
    // Without this header Jira takes an upload for a forged form post.
    const headers = { ...experimental, 'X-Atlassian-Token': 'no-check' };
    const { temporaryAttachments } = await http.post(url, Temporary, { form, headers });
    // The files come with a comment of their own.
    const isPublic = (await internalOnly.stateOf(key)) === 'free';
    await http.send('POST', path`/rest/servicedeskapi/request/${key}/attachment`, {
      headers: experimental,
      body: {
        temporaryAttachmentIds: temporaryAttachments.map(({ temporaryAttachmentId: id }) => id),
        public: isPublic,
      },
    });
  }

  /** @throws PartialFailure: the request exists by then. */
  return async (place: { desk: string; key: string }, files: readonly NewFile[]): Promise<string[]> => {
    try {
      await send(place, files);
      return files.map(({ name }) => name);
    } catch (error) {
      if (!isExposed(error)) throw error;
      throw new PartialFailure(
        `Request ${place.key} was created; its attachments were not added: ${error.message} Do not create it again: attach the files with jira_update_issue.`,
        { cause: error },
      );
    }
  };
}
