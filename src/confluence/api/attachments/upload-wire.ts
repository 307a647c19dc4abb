import { z } from 'zod';
import type { FileUpload, StoredUpload } from '../requests.ts';
import { maybe, wireId } from '../wire.ts';

const Uploaded = z.object({
  id: wireId,
  title: z.string(),
  extensions: maybe(z.object({ fileSize: maybe(z.number()) })),
  version: maybe(z.object({ number: z.int() })),
});

/** A new file comes in a list, a new version of one on its own. */
export const UploadAnswer = z.union([z.object({ results: z.tuple([Uploaded], Uploaded) }), Uploaded]);

/** The one file that was sent. */
export function uploadFrom(answer: z.output<typeof UploadAnswer>): StoredUpload {
  const { id, title, extensions, version } = 'results' in answer ? answer.results[0] : answer;
  return { id, filename: title, size: extensions?.fileSize, version: version?.number };
}

/** Without this header Confluence takes a form for a forged one and refuses it. */
export const UPLOAD_HEADERS = { 'x-atlassian-token': 'nocheck' };

/** The form for one file. */
export function uploadForm({ filename, mediaType, data, comment, minorEdit }: FileUpload): FormData {
  const form = new FormData();
  form.append('file', data.slice(0, data.size, mediaType), filename);
  form.append('minorEdit', String(minorEdit));
  if (comment !== undefined) form.append('comment', comment);
  return form;
}
