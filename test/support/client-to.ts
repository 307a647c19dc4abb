import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { createHttpClient } from '../../src/http/client.ts';
import type { Exchange, ExchangeOptions } from '../../src/http/exchange.ts';
import { createNetwork } from '../../src/http/network.ts';
import { defaultRetry } from '../../src/http/retry.ts';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A client to a real server on loopback that plays the given answers, the last one for ever. */
export async function clientTo(answers: Answer[], options: Partial<ExchangeOptions> = {}) {
  let count = 0;
  const server = createServer((request, response) => {
    const answer = answers[Math.min(count, answers.length - 1)];
    count += 1;
    answer?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(stop);
  const exchanges: Exchange[] = [];
  const client = createHttpClient({
    product: 'Jira',
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fetch: createNetwork({ verifyTls: true, caFiles: [], systemTrustStore: false }).fetch,
    sign: (headers) => headers.set('authorization', 'Bearer s3cret-token'),
    retry: { ...defaultRetry, backoffMs: 1, maxRetryAfterSeconds: 2 },
    timeoutMs: 2_000,
    onExchange: (exchange) => exchanges.push(exchange),
    ...options,
  });
  return { client, exchanges, count: () => count, stop };
}

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));
export const text =
  (status: number, body: string, type: string): Answer =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': type }).end(body);
export const reset: Answer = (request) => void request.socket.destroy();

export const Key = z.object({ key: z.string() });
export const good = json(200, { key: 'A-1' });
