import type { Server, ServerOptions, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

export interface ConnectionLimits {
  /** Bytes of all headers of one request together. */
  maxHeaderBytes: number;
  /** Milliseconds in which a request must have arrived completely. */
  requestTimeoutMs: number;
}

/** Headers must be there sooner than the body, and something at all at once. */
const HEADERS_TIMEOUT_MS = 15_000;
/** A connection on which nothing moves in either direction: the peer is gone, or does not read. */
const SILENCE_MS = 10 * 60_000;
const CHECK_EVERY_MS = 2_000;
const TCP_PROBE_AFTER_MS = 60_000;

/** Options for `http.createServer`: a peer that is slow, silent or gone keeps nothing for long. */
export const serverOptions = ({ maxHeaderBytes, requestTimeoutMs }: ConnectionLimits): ServerOptions => ({
  maxHeaderSize: maxHeaderBytes,
  headersTimeout: Math.min(HEADERS_TIMEOUT_MS, requestTimeoutMs),
  requestTimeout: requestTimeoutMs,
  connectionsCheckingInterval: CHECK_EVERY_MS,
  keepAlive: true,
  keepAliveInitialDelay: TCP_PROBE_AFTER_MS,
});

/** What every answer carries: it is data for a program, never a page of its own, and belongs to one caller. */
const SECURITY_HEADERS: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/**
 * Puts security headers on every answer, which a handler may replace by its own, and answers what is not even HTTP,
 * or comes too slowly, with a status and a JSON-RPC error.
 */
export function protectServer(server: Server): void {
  // Above a count Node.js drops headers without a word, those that a proxy appends first; the bytes are the limit.
  server.maxHeadersCount = 0;
  server.setTimeout(SILENCE_MS);
  const answers = new WeakMap<Duplex, ServerResponse>();
  server.prependListener('request', ({ socket }, response) => {
    answers.set(socket, response);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  });
  server.on('clientError', (error, socket) => {
    // Where an answer is under way already, another one would be read as a part of it.
    const current = answers.get(socket);
    const busy = current?.headersSent === true && !current.writableFinished;
    if (busy || !socket.writable) socket.destroy();
    else answerBroken(error, socket);
  });
}

type Problem = [status: string, message: string];

const PROBLEMS: Record<string, Problem> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers of the request are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request did not arrive in time.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['413 Content Too Large', 'The chunk extensions are too large.'],
};
const NOT_HTTP: Problem = ['400 Bad Request', 'This is not a valid HTTP/1.1 request.'];

function answerBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET') return void socket.destroy();
  const [status, message] = PROBLEMS[error.code ?? ''] ?? NOT_HTTP;
  const body = JSON.stringify({ jsonrpc: '2.0', id: null, error: { code: -32600, message } });
  const headers = Object.entries({
    ...SECURITY_HEADERS,
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  });
  socket.end(
    `HTTP/1.1 ${status}\r\n${headers.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`,
  );
}
