import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Answer } from './answer.ts';
import type { HttpRequest } from './http-request.ts';

/** The Fetch API's own request for one, for code that knows no other; without its body, which is read by then. */
export const toWebRequest = ({ url, method, headers, signal }: HttpRequest): Request =>
  new Request(url, { method, headers: [...headers], signal });

/** The answer that a response of the Fetch API is; events stay a stream. */
export async function fromWebResponse(response: Response): Promise<Answer> {
  const { status, headers, body } = response;
  const init = { status, headers: Object.fromEntries(headers) };
  if (body === null) return new Answer(null, init);
  if (headers.get('content-type')?.startsWith('text/event-stream'))
    return new Answer(Readable.fromWeb(body as ReadableStream<Uint8Array>), init);
  return new Answer([Buffer.from(await response.arrayBuffer())], init);
}

async function bytesOf({ body }: HttpRequest): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Serves requests by a handler of the Fetch API. */
export const webHandler =
  (fetch: (request: Request) => Promise<Response>) =>
  async (request: HttpRequest): Promise<Answer> => {
    const { url, method, headers, signal } = request;
    const body = method === 'GET' || method === 'HEAD' ? null : await bytesOf(request);
    return fromWebResponse(await fetch(new Request(url, { method, headers: [...headers], body, signal })));
  };
