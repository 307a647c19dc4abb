import type { HttpClient } from '../../../http/client.ts';
import { path } from '../../../http/path.ts';
import type { AttachmentRecord, PageHead } from '../dialect.ts';
import { reasonOf } from '../errors.ts';

/** Bytes of all files together that a copy carries over, as they pass through memory one by one. */
const MOST_BYTES = 100 * 1024 * 1024;

/** Puts the newest version of each file on the new page too; answers a line for each that could not be copied. */
export async function copyAttachments(
  http: HttpClient,
  files: readonly AttachmentRecord[],
  page: PageHead,
): Promise<string[]> {
  const left: string[] = [];
  let budget = MOST_BYTES;
  for (const file of files) {
    budget -= file.fileSize ?? 0;
    const problem =
      budget < 0 ? 'together with the others it is too large' : await copyOne(http, file, page.id);
    if (problem !== undefined) left.push(`attachment ${JSON.stringify(file.title)} (${problem})`);
  }
  return left;
}

/** What went wrong, if anything did: the page itself exists by now, so that a failure here must not hide it. */
async function copyOne(
  http: HttpClient,
  file: AttachmentRecord,
  pageId: string,
): Promise<string | undefined> {
  if (file.downloadUrl === undefined) return 'it has no download address';
  try {
    const { data } = await http.bytes(file.downloadUrl.split('?')[0] ?? '');
    const form = new FormData();
    const type = file.mediaType ?? 'application/octet-stream';
    form.append('file', new Blob([new Uint8Array(data)], { type }), file.title);
    await http.send('POST', `/rest/api/content${path`/${pageId}/child/attachment`}`, {
      form,
      headers: { 'x-atlassian-token': 'no-check' },
    });
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}
