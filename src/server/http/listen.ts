import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { type ConnectionLimits, protectServer, serverOptions } from './connection-limits.ts';

export interface ListenOptions {
  host: string;
  port: number;
  /** `peer` is the address of the other end of the connection. */
  handle(request: Request, peer: string): Promise<Response>;
  limits?: ConnectionLimits;
}

export interface Listening {
  /** Where it listens, e.g. `http://127.0.0.1:9000`. */
  url: string;
  /** Takes no new request and resolves when the running ones are answered, at the latest after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

const BACKLOG = 2_048;

/** Serves a fetch-style handler over node:http. Rejects when the address cannot be had. */
export async function listen({ host, port, handle, limits }: ListenOptions): Promise<Listening> {
  const listener = getRequestListener((request, { incoming }) =>
    handle(request, incoming.socket.remoteAddress ?? ''),
  );
  const server = createServer(limits ? serverOptions(limits) : {}, listener);
  protectServer(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: BACKLOG }, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    close: (graceMs) =>
      new Promise((resolve) => {
        const force = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(force);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
