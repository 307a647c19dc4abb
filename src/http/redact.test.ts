import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { processorMs } from '../../test/support/processor-time.ts';
import { createHttpClient } from './client.ts';
import { isExposed } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { createNetwork } from './network.ts';
import { withoutCredentials } from './redact.ts';
import { reportOf } from './report.ts';

const PASSWORD = 's3cret/p4ss"word+1';
const BASIC = Buffer.from(`ada:${PASSWORD}`).toString('base64');
const COOKIE = 'tasty-c00kie-value';
const GATEWAY = 'gateway-k3y-0123456789';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl';
/** In every form in which a site or a library may repeat them. */
const secrets = [
  PASSWORD,
  encodeURIComponent(PASSWORD),
  JSON.stringify(PASSWORD).slice(1, -1),
  BASIC,
  COOKIE,
  GATEWAY,
  'hunter2',
  JWT,
];

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const send =
  (status: number, body: string, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
const everything = `${secrets.filter((secret) => secret !== 'hunter2').join(' ')} Basic ${BASIC} https://ada:hunter2@jira.company.com/?access_token=hunter2`;

const answers: [string, Answer][] = [
  ['in its message', send(400, JSON.stringify({ errorMessages: [everything] }))],
  ['in a field error', send(400, JSON.stringify({ errors: { token: everything, [everything]: 'x' } }))],
  [
    'in a title of a page',
    send(403, `<html><title>Denied ${BASIC} ${COOKIE}</title>`, { 'content-type': 'text/html' }),
  ],
  ['in plain text', send(500, everything, { 'content-type': 'text/plain' })],
  ['in broken JSON', send(200, `{"x": "${everything}`)],
  ['in JSON of another shape', send(200, JSON.stringify({ key: { [PASSWORD]: 1 } }))],
  ['in a redirect', send(302, '', { location: `https://ada:hunter2@sso.example/x?ticket=${COOKIE}` })],
  [
    'in its headers',
    send(429, '{}', { 'x-arequestid': COOKIE, 'ratelimit-reason': COOKIE, 'retry-after': `9999 ${COOKIE}` }),
  ],
  ['in what is no HTTP', (request) => void request.socket.end(`${everything}\r\n\r\n`)],
  [
    'and breaks off',
    (_, response) => {
      response.writeHead(200, { 'content-length': '9999' });
      response.write(everything, () => response.destroy());
    },
  ],
];

describe('secrets never appear where a site repeats them', () => {
  it.each(answers)('%s', async (_, answer) => {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const exchanges: Exchange[] = [];
    const client = createHttpClient({
      product: 'Jira',
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      fetch: createNetwork({ verifyTls: true, caFiles: [], systemTrustStore: false }).fetch,
      sign: (headers) => headers.set('authorization', `Basic ${BASIC}`),
      headers: { Cookie: `a=b; session=${COOKIE}`, 'X-Gateway-Key': GATEWAY },
      retry: {
        retries: 0,
        rateLimitRetries: 0,
        backoffMs: 1,
        maxRetryAfterSeconds: 1,
        includeWrites: false,
        ignoreRetryAfter: false,
      },
      onExchange: (exchange) => exchanges.push(exchange),
    });
    const error: unknown = await client
      .get('/x', z.object({ key: z.string() }), { query: { token: PASSWORD } })
      .catch((thrown: unknown) => thrown);
    if (!isExposed(error)) throw new Error('no error for the caller', { cause: error });
    const visible = [
      error.message,
      JSON.stringify([reportOf(error), exchanges]),
      inspect(error, { depth: 10, showHidden: true }),
    ].join('\n');
    for (const secret of secrets) expect(visible).not.toContain(secret);
    expect(error.message).toContain('/x');
  });
});

it.each([
  ['GET http://user:pa:ss@proxy:8080/', 'GET http://***@proxy:8080/'],
  ['Authorization: Bearer abcdefgh12345', 'Authorization: Bearer ***'],
  ['?a=1&access_token=abc&b=2', '?a=1&access_token=***&b=2'],
  ['https://x/?code=abc', 'https://x/?code=***'],
  [`token ${JWT}, expired`, 'token ***, expired'],
  ['ATATT3xFfGF0abcdefghijklmnop', '***'],
  ['Error code 404 at https://jira/browse/A-1', 'Error code 404 at https://jira/browse/A-1'],
  ['Mail ada@company.com about https://jira/', 'Mail ada@company.com about https://jira/'],
])('%s is shown as %s', (text, shown) => {
  expect(withoutCredentials(text)).toBe(shown);
});

it('hostile text is read in linear time', async () => {
  const ms = await processorMs(() => {
    for (const text of [
      'token'.repeat(50_000),
      'a.'.repeat(100_000),
      'http://'.repeat(50_000),
      'eyJ'.repeat(90_000),
    ])
      withoutCredentials(text);
  });
  expect(ms).toBeLessThan(5_000);
});
