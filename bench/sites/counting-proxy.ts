import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy on loopback that counts what passes. */
export interface CountingProxy {
  url: string;
  /** The requests since the last call of it, by method and path without query. */
  take: () => string[];
  close: () => void;
}

/** Passes requests on to the site and remembers them. */
export async function countingProxy(target: string): Promise<CountingProxy> {
  let seen: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/';
    seen.push(`${incoming.method} ${path.split('?')[0]}`);
    const options = { method: incoming.method, headers: incoming.headers };
    const passed = request(new URL(path, target), options, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const take = () => {
    const taken = seen;
    seen = [];
    return taken;
  };
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, take, close };
}
