import { pipeline, type Readable } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip } from 'node:zlib';
import { type Dispatcher, fetch as undiciFetch } from 'undici';
import type { HttpResponse } from './body.ts';
import type { FetchInit } from './request.ts';

/**
 * Sends one request and follows no redirect. It does without the Fetch API's own objects, which cost several times what
 * the request itself does, but for files, which that API streams. Rejects with the reason of the signal, or with what
 * undici or Node.js say of the connection.
 */
export async function sendRequest(dispatcher: Dispatcher, url: URL, init: FetchInit): Promise<HttpResponse> {
  const { method, headers, body, signal } = init;
  // undici's own Headers class is another one than Node's, so they go over as pairs.
  if (body instanceof Blob) return undiciFetch(url, { ...init, headers: [...headers], dispatcher });
  const answer = await dispatcher.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: method as Dispatcher.HttpMethod,
    headers: pairsOf(headers),
    body,
    signal,
  });
  return {
    status: answer.statusCode,
    headers: { get: (name) => asText(answer.headers[name.toLowerCase()]) },
    body: decoded(answer.body, asText(answer.headers['content-encoding'])),
  };
}

const asText = (value: string | string[] | undefined): string | null =>
  Array.isArray(value) ? value.join(', ') : (value ?? null);

/** Names and values in turn, as undici takes them cheapest. */
function pairsOf(headers: Headers): string[] {
  const pairs: string[] = [];
  headers.forEach((value, name) => {
    pairs.push(name, value);
  });
  if (!headers.has('accept-encoding')) pairs.push('accept-encoding', 'gzip, br');
  return pairs;
}

/** Whether a body is all there is told by what it says, as with the Fetch API: the last block may come without its end. */
const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
  gzip: () => createGunzip({ flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH }),
  br: () =>
    createBrotliDecompress({
      flush: constants.BROTLI_OPERATION_FLUSH,
      finishFlush: constants.BROTLI_OPERATION_FLUSH,
    }),
};

/** The bytes as the site meant them (RFC 9110 section 8.4); what we did not ask for stays as it is. */
function decoded(body: Readable, encoding: string | null): Readable {
  const decoder = decoders[encoding?.trim().toLowerCase() ?? '']?.();
  // The reader of the last stream hears what goes wrong in the first.
  return decoder ? pipeline(body, decoder, () => {}) : body;
}
