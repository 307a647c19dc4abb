import { z } from 'zod';
import { isExposed } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import { formOf, type NewFile, uploadHeaders } from '../attachments/new-files.ts';
import type { Connection } from '../connection.ts';
import type { InternalOnly } from '../internal-only.ts';
import { maybe } from '../maybe.ts';
import { PartialFailure } from '../write/partial-failure.ts';
import { experimental } from './desk-wire.ts';

const Temporary = z.object({
  temporaryAttachments: z.array(z.object({ temporaryAttachmentId: z.string(), fileName: maybe(z.string()) })),
});

/** Puts files on a request that was just made, and answers their names. */
export function createRequestFiles({ http }: Connection, internalOnly: InternalOnly) {
  /** Uploaded for the desk first, then hung on the request. */
  async function send(
    { desk, key }: { desk: string; key: string },
    files: readonly NewFile[],
  ): Promise<void> {
    const url = path`/rest/servicedeskapi/servicedesk/${desk}/attachTemporaryFile`;
    const headers = { ...experimental, ...uploadHeaders };
    const { temporaryAttachments } = await http.post(url, Temporary, { form: formOf(files), headers });
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
