import { isUtf8 } from 'node:buffer';
import { decompress } from './decompress.ts';
import { TransportError } from './errors.ts';
import { onlyReads, type RequestLine } from './request-line.ts';

/** An answer as the client reads it; `Response` is one. */
export interface HttpResponse {
  status: number;
  headers: { get(name: string): string | null };
  body: AsyncIterable<Uint8Array> | null;
  /** Content-Encoding of a body that is still as it was sent. */
  encoding?: string | null;
}

/**
 * Reads a response body up to `maxBytes`, as sent and as meant.
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
      `the answer has ${size} bytes, more than the ${maxBytes} allowed. ${onlyReads(request) ? 'Ask for less at once.' : ''}`.trim(),
    );
  const announced = Number(response.headers.get('content-length') ?? 0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream, and with it the download.
    if (announced > maxBytes) throw tooLarge(String(announced));
    if (size > maxBytes) throw tooLarge(`at least ${size}`);
    chunks.push(chunk);
  }
  const [only] = chunks;
  const data = chunks.length === 1 && only instanceof Buffer ? only : Buffer.concat(chunks);
  const meant = response.encoding ? await decompress(data, response.encoding, maxBytes) : data;
  if (!meant) throw tooLarge(`at least ${maxBytes + 1}`);
  return meant;
}

/** @throws TransportError `malformed` when the bytes are not one complete JSON value in UTF-8. */
export function parseJson(data: Buffer, contentType: string, request: RequestLine): unknown {
  const again = onlyReads(request) ? ' Calling again may help.' : '';
  if (!isUtf8(data))
    throw new TransportError('malformed', request, `the answer is not text in UTF-8, which JSON is.${again}`);
  const text = data.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw new TransportError(
      'malformed',
      request,
      looksLikePage(text, contentType) ? PAGE : `${notJson(text)}${again}`,
    );
  }
}

const notJson = (text: string): string =>
  text.trim() === ''
    ? 'the answer is empty, where data was expected.'
    : 'the answer is not complete JSON: it was cut off, or changed on its way.';

const PAGE =
  'a web page came in the place of data, such as a log-in or firewall page: check the URL and the network in between.';

/** Whether a body is a web page, whatever its type says. */
export const looksLikePage = (text: string, contentType: string): boolean =>
  /^\s*<(?!\?xml)/.test(text) || (/html/i.test(contentType) && !/^\s*[[{]/.test(text));

/**
 * Refuses a page that comes in the place of another kind of file: a log-in page, when its type, or a type other than the
 * file's, came with it.
 * @throws TransportError `malformed`.
 */
export function refusePage({ data, contentType }: Answer, expectedType: string, request: RequestLine): void {
  const [came, expected] = [contentType, expectedType].map((type) =>
    type.split(';')[0]?.trim().toLowerCase(),
  );
  const isPage = /^\s*<(!doctype html|html)/i.test(data.toString('utf8', 0, 200));
  if (isPage && came !== expected && came !== 'application/octet-stream')
    throw new TransportError('malformed', request, PAGE.replace('data', 'the file'));
}

interface Answer {
  data: Buffer;
  contentType: string;
}
