import { type RequestLine, TransportError } from './errors.ts';

/** An answer as the client reads it; `Response` is one. */
export interface HttpResponse {
  status: number;
  headers: { get(name: string): string | null };
  body: AsyncIterable<Uint8Array> | null;
}

/**
 * Reads a response body up to `maxBytes`.
 * @throws TransportError `too-large` as soon as the cap is passed; the rest is not downloaded.
 */
export async function readBytes(
  response: HttpResponse,
  maxBytes: number,
  request: RequestLine,
): Promise<Buffer> {
  const tooLarge = (size: string) =>
    new TransportError(
      'too-large',
      request,
      `the answer has ${size} bytes, more than the ${maxBytes} allowed. Ask for less at once.`,
    );
  const announced = Number(response.headers.get('content-length') ?? 0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream, and with it the download.
    if (Math.max(size, announced) > maxBytes) throw tooLarge(String(Math.max(size, announced)));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws TransportError `malformed` when the text is not one complete JSON value. */
export function parseJson(text: string, contentType: string, request: RequestLine): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const html = /html/i.test(contentType) || /^\s*</.test(text);
    const detail = html
      ? 'a web page came in the place of data, such as a login or firewall page: check the URL and the network in between.'
      : 'the answer is not complete JSON. Calling again may help.';
    throw new TransportError('malformed', request, detail);
  }
}
