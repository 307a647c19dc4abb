import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  /** 2 for a server, 3 for a client. */
  kind: number;
  /** 2 for a failure. */
  status: { code: number };
  attributes: Record<string, string | number>;
  /** What is said of the process that sent it. */
  resource: Record<string, string | number>;
}

export interface OtlpReceiver {
  url: string;
  /** What was posted, word for word. */
  bodies: string[];
  headers: IncomingHttpHeaders[];
  /** From what was posted as JSON. */
  spans(): ReceivedSpan[];
  close(): void;
}

interface Pair {
  key: string;
  value: { stringValue?: string; intValue?: number };
}

interface Posted {
  resourceSpans: {
    resource: { attributes: Pair[] };
    scopeSpans: { spans: (Omit<ReceivedSpan, 'attributes' | 'resource'> & { attributes: Pair[] })[] }[];
  }[];
}

/** An OpenTelemetry collector that keeps what it is sent, and answers with a status of the test's choice. */
export async function startReceiver(status = 200): Promise<OtlpReceiver> {
  const bodies: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    bodies.push(`${request.url} ${Buffer.concat(chunks).toString('utf8')}`);
    headers.push(request.headers);
    response.writeHead(status, { 'content-type': request.headers['content-type'] }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    headers,
    spans: () => bodies.flatMap((body) => spansIn(JSON.parse(body.slice(body.indexOf(' '))) as Posted)),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const spansIn = ({ resourceSpans }: Posted): ReceivedSpan[] =>
  resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map((span) => ({
        ...span,
        attributes: asRecord(span.attributes),
        resource: asRecord(resource.attributes),
      })),
    ),
  );

const asRecord = (pairs: Pair[]): Record<string, string | number> =>
  Object.fromEntries(pairs.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? '']));
