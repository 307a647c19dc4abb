import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { createDemoSite } from '../../src/demo/site.ts';

/** How the site behaves: `number` counts the requests from 1, `pass` answers as a healthy site does. */
export type Fault = (exchange: FaultyExchange) => void | Promise<void>;

export interface FaultyExchange {
  request: IncomingMessage;
  response: ServerResponse;
  number: number;
  pass(): Promise<void>;
}

/** Which requests are hit, as `GET /path`. */
export type Target = RegExp;

export interface FaultSite {
  url: string;
  /** Plays a fault for the requests of one kind while `act` runs, and counts them. */
  during<T>(target: Target, fault: Fault, act: () => Promise<T>): Promise<{ result: T; requests: number }>;
  close(): void;
}

/** The demo Data Center on 127.0.0.1, with faults for some requests. */
export async function startFaultSite(): Promise<FaultSite> {
  const demo = createDemoSite({ deployment: 'datacenter' });
  const armed = new Map<Target, { fault: Fault; count: number }>();
  const server = createServer(async (request, response) => {
    const line = `${request.method} ${request.url?.split('?')[0]}`;
    const pass = () => answer(demo, request, response);
    const hit = [...armed].find(([target]) => target.test(line))?.[1];
    if (!hit) return pass();
    hit.count += 1;
    await hit.fault({ request, response, number: hit.count, pass });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async during(target, fault, act) {
      const hit = { fault, count: 0 };
      armed.set(target, hit);
      try {
        return { result: await act(), requests: hit.count };
      } finally {
        armed.delete(target);
      }
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(
  demo: ReturnType<typeof createDemoSite>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const reply = await demo.fetch(
    new Request(`http://${request.headers.host}${request.url}`, {
      method: request.method ?? 'GET',
      headers,
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    }),
  );
  response.writeHead(reply.status, Object.fromEntries(reply.headers));
  if (reply.body) Readable.fromWeb(reply.body as never).pipe(response);
  else response.end();
}
