import { createDemoSite } from '../../src/demo/site.ts';
import { listen } from '../../src/server/http/listen.ts';
import { webHandler } from '../../src/server/http/web.ts';

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
  const listening = await listen({
    host: '127.0.0.1',
    port: 0,
    handle: webHandler((request) => {
      const { pathname } = new URL(request.url);
      received.push({ method: request.method, path: pathname, headers: request.headers });
      return handle(request);
    }),
  });
  return { url: listening.url, received, close: () => void listening.close(0) };
}
