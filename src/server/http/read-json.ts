import type { Answer } from './answer.ts';
import type { ReadBody } from './body-limit.ts';
import type { HttpRequest } from './http-request.ts';
import { problem } from './problem.ts';

export type ReadJson = { ok: true; body: unknown } | { ok: false; refusal: Answer };

const refused = (status: number, code: number, message: string): ReadJson => ({
  ok: false,
  refusal: problem(status, code, message),
});

/** Reads the JSON body of a POST, or says why it is none: content type, then size, then syntax. */
export async function readJson(request: HttpRequest, readBody: ReadBody): Promise<ReadJson> {
  if (!isJson(request.headers.get('content-type')))
    return refused(415, -32600, 'Send Content-Type: application/json.');
  const read = await readBody(request);
  if ('refused' in read) return { ok: false, refusal: problem(...read.refused) };
  try {
    return { ok: true, body: JSON.parse(read.text) };
  } catch {
    return refused(400, -32700, 'Parse error: the body is not valid JSON.');
  }
}

/** Whether a media type is JSON's, whatever its parameters. */
const isJson = (contentType: string | null): boolean =>
  contentType === 'application/json' ||
  contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
