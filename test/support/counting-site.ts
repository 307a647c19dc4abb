import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createDemoSite } from '../../src/demo/site.ts';

export interface Received {
  method: string;
  path: string;
  headers: Headers;
}

export interface CountingSite {
  url: string;
  received: Received[];
  close(): void;
}

type Handle = (request: Request) => Promise<Response>;

/** A Data Center demo site on loopback that writes down what reaches it; `wrap` may change requests and answers. */
export async function startSite(wrap: (inner: Handle) => Handle = (inner) => inner): Promise<CountingSite> {
  const demo = createDemoSite({ deployment: 'datacenter' });
  const received: Received[] = [];
  const handle = wrap(demo.fetch);
  const server = createServer(
    getRequestListener((request) => {
      const { pathname } = new URL(request.url);
      received.push({ method: request.method, path: pathname, headers: request.headers });
      return handle(request);
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
