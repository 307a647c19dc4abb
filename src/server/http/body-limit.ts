import type { HttpRequest } from './http-request.ts';

export interface BodyLimits {
  /** Bytes of one request. */
  maxBytes: number;
  /** Bytes of all requests that are being read, together. */
  maxBytesTogether: number;
}

/** A body as text, or the answer of a request that is not read further. */
export type Body = { text: string } | { refused: Refusal };

type Refusal = [status: number, code: number, message: string, headers?: Record<string, string>];

const busy: Body = {
  refused: [
    503,
    -32000,
    'Too many large requests at once: send this one again in a moment.',
    { 'retry-after': '1' },
  ],
};

/** Bytes that Node keeps of a connection anyway: such bodies are read at once, without a stream of their own. */
const SMALL_BYTES = 16 * 1024;

export type ReadBody = (request: HttpRequest) => Promise<Body>;

/**
 * Reads bodies within a budget that all running requests share: many large or slow ones together cannot fill the
 * memory either. Rejects when the connection breaks.
 */
export function createBodyReader({ maxBytes, maxBytesTogether }: BodyLimits): ReadBody {
  let together = 0;
  const tooLarge: Body = { refused: [413, -32600, `A request may have at most ${maxBytes} bytes.`] };
  return async (request) => {
    const announced = Number(request.headers.get('content-length') ?? Number.NaN);
    if (announced > maxBytes) return tooLarge;
    if (announced <= SMALL_BYTES) return { text: await request.text() };
    const chunks: Uint8Array[] = [];
    let size = 0;
    try {
      // The listener sees to the rest.
      for await (const chunk of request.body) {
        size += chunk.byteLength;
        together += chunk.byteLength;
        if (size > maxBytes) return tooLarge;
        if (together > maxBytesTogether) return busy;
        chunks.push(chunk);
      }
      return { text: Buffer.concat(chunks).toString('utf8') };
    } finally {
      together -= size;
    }
  };
}
