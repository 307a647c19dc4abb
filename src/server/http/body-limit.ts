export interface BodyLimits {
  /** Bytes of one request. */
  maxBytes: number;
  /** Bytes of all requests that are being read, together. */
  maxBytesTogether: number;
}

/** A body as text, or the answer of a request that is not read further. */
export type Body = { text: string } | { refused: Refusal };

type Refusal = [status: number, code: number, message: string, headers: Record<string, string>];

/** What is left of the body is not received. */
const CLOSE = { connection: 'close' };
const busy: Body = {
  refused: [
    503,
    -32000,
    'Too many large requests at once: send this one again in a moment.',
    { ...CLOSE, 'retry-after': '1' },
  ],
};

/**
 * Reads bodies within a budget that all running requests share: many large or slow ones together cannot fill the
 * memory either. Rejects when the connection breaks.
 */
export function createBodyReader({
  maxBytes,
  maxBytesTogether,
}: BodyLimits): (request: Request) => Promise<Body> {
  let together = 0;
  const tooLarge: Body = { refused: [413, -32600, `A request may have at most ${maxBytes} bytes.`, CLOSE] };
  return async (request) => {
    if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return tooLarge;
    const chunks: Uint8Array[] = [];
    let size = 0;
    try {
      // Leaving the loop cancels the stream, so that the rest is not received.
      for await (const chunk of request.body ?? []) {
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
