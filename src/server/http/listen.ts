import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

export interface ListenOptions {
  host: string;
  port: number;
  handle(request: Request): Promise<Response>;
}

export interface Listening {
  /** Where it listens, e.g. `http://127.0.0.1:9000`. */
  url: string;
  /** Takes no new request and resolves when the running ones are answered, at the latest after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

const BACKLOG = 2_048;

/** Serves a fetch-style handler over node:http. Rejects when the address cannot be had. */
export async function listen({ host, port, handle }: ListenOptions): Promise<Listening> {
  const server = createServer(getRequestListener(handle));
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
