import type { HttpClient } from '../../../http/client.ts';
import { path } from '../../../http/path.ts';
import type { AttachmentRecord, Dialect, PageHead, PageRecord } from '../dialect.ts';
import { reasonOf } from '../errors.ts';

interface Writer {
  http: HttpClient;
  writeProperty: Dialect['writeProperty'];
}

/**
 * Gives the new page the labels, content properties and files of the old one, as far as they were read; answers a line
 * for each that it did not get. The page exists by now, so that a failure here must not hide it.
 */
export async function copyParts(
  { http, writeProperty }: Writer,
  source: PageRecord,
  page: PageHead,
): Promise<string[]> {
  const labels = source.labels.map((name) => ({ prefix: 'global', name }));
  const problems = await Promise.all([
    labels.length > 0
      ? attempt('labels', () =>
          http.send('POST', `/rest/api/content${path`/${page.id}/label`}`, { body: labels }),
        )
      : [],
    ...source.properties.map(({ key, value }) =>
      attempt(`property ${key}`, () => writeProperty(page, { key, value, current: undefined })),
    ),
    copyAttachments(http, source.attachments, page),
  ]);
  return problems.flat();
}

async function attempt(what: string, work: () => Promise<void>): Promise<string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    return [`${what} (${reasonOf(error)})`];
  }
}

/** Bytes of all files together that a copy carries over, as they pass through memory one by one. */
const MOST_BYTES = 100 * 1024 * 1024;

async function copyAttachments(
  http: HttpClient,
  files: readonly AttachmentRecord[],
  page: PageHead,
): Promise<string[]> {
  const left: string[] = [];
  let budget = MOST_BYTES;
  for (const file of files) {
    const what = `attachment ${JSON.stringify(file.title)}`;
    budget -= file.fileSize ?? 0;
    if (budget < 0) left.push(`${what} (together with the others it is too large)`);
    else left.push(...(await attempt(what, () => copyFile(http, file, page.id))));
  }
  return left;
}

async function copyFile(http: HttpClient, file: AttachmentRecord, pageId: string): Promise<void> {
  if (file.downloadUrl === undefined) throw new Error('it has no download address');
  const type = file.mediaType ?? 'application/octet-stream';
  // Without its query, which names a version, the address gives the newest one.
  const { data } = await http.bytes(file.downloadUrl.split('?')[0] ?? '', { fileType: type });
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(data)], { type }), file.title);
  await http.send('POST', `/rest/api/content${path`/${pageId}/child/attachment`}`, {
    form,
    headers: { 'x-atlassian-token': 'no-check' },
  });
}
