import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface TrafficOptions {
  /** Connections served at once; further ones are answered 503. */
  maxConnections?: number;
  /** Paths that are answered nevertheless, and while the service stops. */
  alwaysServed?: readonly string[];
}

/** What comes into one process: how much of it is served at once, and what of it is still under way. */
export interface Traffic {
  readonly draining: boolean;
  /** From now on new requests are refused. */
  drain(): void;
  connected(socket: Socket): void;
  /** Notes the request, or answers it with 503 and returns false. */
  admit(request: IncomingMessage, response: ServerResponse): boolean;
  /** Whether nothing is under way, subscriptions aside, and nothing has come for `quietMs`. */
  isQuiet(quietMs: number): boolean;
}

/** Connections beyond the cap that are held for a moment, so that they hear why; further ones are closed at once. */
const MAX_REFUSED = 256;
/** How long such a connection may take to send its request. */
const REFUSED_MS = 5_000;
const RETRY_AFTER_SECONDS = '1';

/** Counts connections and requests of one process. */
export function createTraffic(options: TrafficOptions = {}): Traffic {
  const { maxConnections = Number.POSITIVE_INFINITY, alwaysServed = [] } = options;
  const beyond = new WeakSet<Socket>();
  let connections = 0;
  let running = 0;
  let lastCame = performance.now();
  let draining = false;
  const isExempt = (request: IncomingMessage) =>
    alwaysServed.includes((request.url ?? '').split('?', 1)[0] ?? '');
  const refusal = (request: IncomingMessage): string | undefined => {
    if (draining) return 'The server is being stopped or restarted. Nothing was done; try again.';
    if (beyond.has(request.socket))
      return `The server has all the ${maxConnections} connections that it may have. Nothing was done; try again.`;
    return undefined;
  };
  return {
    get draining() {
      return draining;
    },
    drain() {
      draining = true;
      lastCame = performance.now();
    },
    connected(socket) {
      connections += 1;
      socket.once('close', () => {
        connections -= 1;
      });
      if (connections <= maxConnections) return;
      beyond.add(socket);
      if (connections > maxConnections + MAX_REFUSED) socket.destroy();
      else socket.setTimeout(REFUSED_MS, () => socket.destroy());
    },
    admit(request, response) {
      if (isExempt(request)) {
        if (beyond.has(request.socket)) response.shouldKeepAlive = false;
        return true;
      }
      lastCame = performance.now();
      const why = refusal(request);
      if (why !== undefined) {
        refuse(request, response, why);
        return false;
      }
      if (isSubscription(request.headers['mcp-method'])) return true;
      running += 1;
      response.once('close', () => {
        running -= 1;
      });
      return true;
    },
    isQuiet: (quietMs) => running === 0 && performance.now() - lastCame >= quietMs,
  };
}

/** A stream of 2026-07-28 that stays open until somebody ends it, with nothing under way on it. */
export const isSubscription = (mcpMethod: unknown): boolean => mcpMethod === 'subscriptions/listen';

/** Answers 503 and closes the connection, once the request is read: a close before would lose the answer on the way. */
function refuse(request: IncomingMessage, response: ServerResponse, message: string): void {
  const body = JSON.stringify({ jsonrpc: '2.0', id: null, error: { code: -32000, message } });
  const answer = () => {
    clearTimeout(patience);
    if (response.headersSent) return;
    response.writeHead(503, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'retry-after': RETRY_AFTER_SECONDS,
      connection: 'close',
    });
    response.end(body);
  };
  const patience = setTimeout(answer, REFUSED_MS).unref();
  request.once('end', answer);
  request.resume();
}
