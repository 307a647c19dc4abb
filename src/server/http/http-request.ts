import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHeaders } from '../../auth/request-headers.ts';

/** An HTTP request as it is served. */
export interface HttpRequest {
  readonly method: string;
  /** Complete, with a normalised path. */
  readonly url: string;
  readonly headers: RequestHeaders;
  /** Aborted when the client goes before it has the whole answer. */
  readonly signal: AbortSignal;
  /** The body as it arrives; it can be read once, here or as text. Rejects when the connection breaks. */
  readonly body: AsyncIterable<Uint8Array>;
  text(): Promise<string>;
}

/** The request of a connection; undefined where it names no path of this server. */
export function readRequest(incoming: IncomingMessage, outgoing: ServerResponse): HttpRequest | undefined {
  const url = addressOf(incoming);
  return url === undefined ? undefined : new IncomingRequest(incoming, outgoing, url);
}

class IncomingRequest implements HttpRequest {
  readonly #incoming: IncomingMessage;
  readonly #outgoing: ServerResponse;
  readonly url: string;
  readonly headers: RequestHeaders;
  #signal: AbortSignal | undefined;

  constructor(incoming: IncomingMessage, outgoing: ServerResponse, url: string) {
    this.#incoming = incoming;
    this.#outgoing = outgoing;
    this.url = url;
    this.headers = new IncomingHeaders(incoming.rawHeaders);
  }

  get method(): string {
    return this.#incoming.method ?? 'GET';
  }

  get signal(): AbortSignal {
    this.#signal ??= untilClosed(this.#outgoing);
    return this.#signal;
  }

  get body(): AsyncIterable<Uint8Array> {
    // Who stops reading still wants to answer on this connection.
    return { [Symbol.asyncIterator]: () => this.#incoming.iterator({ destroyOnReturn: false }) };
  }

  text(): Promise<string> {
    return textOf(this.#incoming);
  }
}

/** Several lines of one name are one value, as the Fetch standard joins them: none of them can be overlooked. */
class IncomingHeaders implements RequestHeaders {
  readonly #values = new Map<string, string>();

  /** Names and values in turn, as they came. */
  constructor(raw: readonly string[]) {
    for (let index = 0; index + 1 < raw.length; index += 2) {
      const name = (raw[index] ?? '').toLowerCase();
      const value = raw[index + 1] ?? '';
      const before = this.#values.get(name);
      this.#values.set(name, before === undefined ? value : `${before}, ${value}`);
    }
  }

  get(name: string): string | null {
    return this.#values.get(name.toLowerCase()) ?? null;
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }

  [Symbol.iterator](): Iterator<[string, string]> {
    return this.#values[Symbol.iterator]();
  }
}

const HOST = /^[\w.:[\]-]+$/;
/** A path and query that the URL standard leaves as they are. */
const NORMAL = /^\/[!#$&-;=?-[\]_a-z~]*$/;
const DOT_SEGMENT = /\/\.\.?(?:[/?#]|$)/;

/** The address that a request asks for: a path on the host that it names, or complete, as for a proxy (RFC 9112 section 3.2). */
function addressOf({ url: target = '', headers: { host } }: IncomingMessage): string | undefined {
  if (host === undefined || !HOST.test(host)) return undefined;
  const address = target.startsWith('/') ? `http://${host}${target}` : target;
  if (NORMAL.test(target) && !DOT_SEGMENT.test(target)) return address;
  // The URL standard takes a backslash for a slash, and programs in front of this one do not.
  const isHttp = /^https?:\/\//.test(address) && !/^[^?]*\\/.test(address);
  return isHttp && URL.canParse(address) ? new URL(address).href : undefined;
}

function untilClosed(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController();
  const onClose = () => outgoing.writableFinished || controller.abort();
  if (outgoing.closed) onClose();
  else outgoing.once('close', onClose);
  return controller.signal;
}

/** The whole body. An async iterator would do, at several times the price. */
function textOf(incoming: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const cutOff = () => {
      // The end of every request closes it as well.
      if (!incoming.readableEnded) reject(incoming.errored ?? new Error('The connection was closed.'));
    };
    if (incoming.destroyed) return cutOff();
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    incoming.once('error', reject);
    incoming.once('close', cutOff);
  });
}
