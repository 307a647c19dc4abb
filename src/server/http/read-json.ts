import { isJsonContentType, readRequestBody } from '@modelcontextprotocol/server';
import { problem } from './problem.ts';

/** Bytes of one request: room for a page or an attachment of some megabytes. */
const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

export type ReadJson = { ok: true; body: unknown } | { ok: false; refusal: Response };

const refused = (status: number, code: number, message: string): ReadJson => ({
  ok: false,
  refusal: problem(status, code, message),
});

/** Reads the JSON body of a POST, or says why it is none: content type, then size, then syntax. */
export async function readJson(request: Request): Promise<ReadJson> {
  if (!isJsonContentType(request.headers.get('content-type')))
    return refused(415, -32600, 'Send Content-Type: application/json.');
  const read = await readRequestBody(request, MAX_REQUEST_BYTES);
  if (read.tooLarge) return refused(413, -32600, `A request may have at most ${MAX_REQUEST_BYTES} bytes.`);
  try {
    return { ok: true, body: JSON.parse(read.text) };
  } catch {
    return refused(400, -32700, 'Parse error: the body is not valid JSON.');
  }
}
