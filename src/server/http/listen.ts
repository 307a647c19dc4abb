import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import { type ConnectionLimits, protectServer, serverOptions } from './connection-limits.ts';
import { endedBy } from './end-stream.ts';
import { type HttpRequest, readRequest } from './http-request.ts';
import { problem } from './problem.ts';
import { createTraffic, isSubscription, type Traffic } from './traffic.ts';
import { writeAnswer } from './write-answer.ts';

export interface ListenOptions {
  host: string;
  port: number;
  /** `peer` is the address of the other end of the connection. */
  handle(request: HttpRequest, peer: string): Promise<Answer>;
  /** How long and large a request may be; Node's own limits when absent. */
  limits?: ConnectionLimits;
  /** How much is served at once; everything when absent. */
  traffic?: Traffic;
}

export interface Listening {
  /** Where it listens, e.g. `http://127.0.0.1:9000`. */
  url: string;
  /**
   * Answers new requests with 503, ends subscriptions, lets what runs come to its end, and resolves when the port is
   * closed. What runs longer than `graceMs` is broken off.
   */
  close(graceMs: number): Promise<void>;
}

const BACKLOG = 2_048;
/** Longer than reverse proxies keep unused connections (nginx: 60 s), so that they never send on a closed one. */
const KEEP_ALIVE_MS = 75_000;
/**
 * How long nothing must have come before the port closes: a balancer that was refused has then turned to others, and
 * no connection is lost that still waits to be taken.
 */
const QUIET_MS = 250;
const CHECK_MS = 25;
/** Time for streams to end once they are told to. */
const STREAMS_END_MS = 1_000;

/** Serves a fetch-style handler over node:http. Rejects when the address cannot be had. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const { host, port, handle, limits, traffic = createTraffic() } = options;
  const stopping = new AbortController();
  const overdue = new AbortController();
  const answerTo = async (request: HttpRequest, peer: string) => {
    const answer = await handle(request, peer);
    if (isSubscription(request.headers.get('mcp-method'))) return endedBy(stopping.signal, answer);
    return request.method === 'GET' ? endedBy(overdue.signal, answer) : answer;
  };
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const request = readRequest(incoming, outgoing);
    const answer = request
      ? await answerTo(request, incoming.socket.remoteAddress ?? '')
      : problem(400, -32600, 'The request names no host and path.');
    if (!outgoing.destroyed) writeAnswer(incoming, outgoing, answer);
  };
  const server = createServer(limits ? serverOptions(limits) : {}, (request, response) => {
    if (!traffic.admit(request, response)) return;
    serve(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else writeAnswer(request, response, problem(500, -32603, 'Internal error'));
    });
  });
  protectServer(server);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.on('connection', traffic.connected);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: BACKLOG }, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: urlOf(host, actual),
    async close(graceMs) {
      const deadline = performance.now() + graceMs;
      traffic.drain();
      stopping.abort();
      while (!traffic.isQuiet(QUIET_MS) && performance.now() < deadline) await sleep(CHECK_MS);
      overdue.abort();
      await closePort(server);
    },
  };
}

/** The address of a server; IPv6 in brackets. */
export const urlOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

function closePort(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), STREAMS_END_MS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
