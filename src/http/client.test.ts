import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { type Answer, clientTo, good, json, Key, reset, text } from '../../test/support/client-to.ts';
import type { HeaderSink } from './request.ts';

describe('retries', () => {
  it.each([429, 502, 503, 504])('repeats a read that was answered %i', async (status) => {
    const { client, count } = await clientTo([json(status, {}), json(status, {}), good]);
    expect(await client.get('/x', Key)).toEqual({ key: 'A-1' });
    expect(count()).toBe(3);
  });

  it('repeats a read whose connection broke', async () => {
    const { client, count } = await clientTo([reset, good]);
    expect(await client.get('/x', Key)).toEqual({ key: 'A-1' });
    expect(count()).toBe(2);
  });

  it('repeats a search that is sent as POST, and no other POST', async () => {
    const search = await clientTo([json(503, {}), good]);
    expect(await search.client.post('/search', Key, { body: {}, safe: true })).toEqual({ key: 'A-1' });
    const write = await clientTo([json(503, {}), good]);
    await expect(write.client.post('/issue', Key, { body: {} })).rejects.toThrow(
      'whether the change was made is not known',
    );
    expect(write.count()).toBe(1);
  });

  it('does not repeat what a repetition cannot mend', async () => {
    for (const status of [400, 401, 403, 404, 409, 500]) {
      const { client, count } = await clientTo([json(status, {})]);
      await expect(client.get('/x', Key)).rejects.toThrow(`answered ${status} to GET /x`);
      expect(count()).toBe(1);
    }
  });

  it('waits as Retry-After asks, and tells the caller where that is too long', async () => {
    const patient = await clientTo([json(429, {}, { 'retry-after': '1' }), good]);
    const started = performance.now();
    await patient.client.get('/x', Key);
    expect(performance.now() - started).toBeGreaterThan(950);
    const { client, count } = await clientTo([
      json(429, { errorMessages: ['Rate limit exceeded.'] }, { 'retry-after': '1000000' }),
    ]);
    await expect(client.get('/x', Key)).rejects.toMatchObject({
      message:
        'Jira answered 429 to GET /x. Rate limit exceeded. The rate limit is reached: the wait of 1000000 s that came with it cannot be meant; call again in some minutes.',
      retryable: true,
      retryAfterSeconds: 1_000_000,
    });
    expect(count()).toBe(1);
  });

  it.each(['0', '-5', 'soon', 'Thu, 01 Jan 1970 00:00:00 GMT'])(
    'takes Retry-After: %s for no wait',
    async (value) => {
      const { client } = await clientTo([json(429, {}, { 'retry-after': value }), good]);
      expect(await client.get('/x', Key)).toEqual({ key: 'A-1' });
    },
  );
});

describe('errors', () => {
  it.each([
    ['Jira', { errorMessages: ['No.'], errors: { summary: 'is required' } }, 'No. summary: is required.'],
    [
      'Confluence v1',
      { statusCode: 400, message: 'Bad title', data: { errors: [{ message: { key: 'too.long' } }] } },
      'Bad title. too.long.',
    ],
    [
      'Confluence v2',
      { errors: [{ status: 400, code: 'X', title: 'Invalid', detail: 'no such space' }] },
      'Invalid: no such space.',
    ],
    [
      'the gateway',
      { code: 401, message: 'Unauthorized; scope does not match' },
      'Unauthorized; scope does not match.',
    ],
    ['service desk', { errorMessage: 'Not a request' }, 'Not a request.'],
  ])("carry %s's own words and field names", async (_, body, words) => {
    const { client } = await clientTo([json(400, body)]);
    await expect(client.get('/x', Key)).rejects.toThrow(`Jira answered 400 to GET /x. ${words}`);
  });

  it('name the title of a page that came in the place of data', async () => {
    const { client } = await clientTo([
      text(403, '<html><title>Blocked by policy</title></html>', 'text/html'),
    ]);
    await expect(client.get('/x', Key)).rejects.toThrow('"Blocked by policy"');
  });

  it.each([
    ['a login page', text(200, '<html>log in</html>', 'text/html'), 'a web page came in the place of data'],
    ['half an answer', text(200, '{"key": "A-', 'application/json'), 'the answer is not complete JSON'],
    ['another shape', json(200, { key: 5 }), 'key: Invalid input: expected string'],
    [
      'a redirect',
      (_: IncomingMessage, response: ServerResponse) =>
        void response.writeHead(302, { location: 'https://sso.example/login?t=s3cret' }).end(),
      'It redirects to https://sso.example:',
    ],
  ])('%s is an error, never data', async (_, answer, words) => {
    const { client } = await clientTo([answer as Answer]);
    await expect(client.get('/x', Key)).rejects.toThrow(words);
  });

  it('an answer cut off in the middle is an error, after repeating the read', async () => {
    const cut: Answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"key":', () => response.destroy());
    };
    const { client, count } = await clientTo([cut]);
    await expect(client.get('/x', Key)).rejects.toThrow('GET /x to Jira failed');
    expect(count()).toBe(3);
  });

  it('a refused connection names its code', async () => {
    const { client, stop } = await clientTo([good]);
    stop();
    await expect(client.get('/x', Key)).rejects.toThrow(
      'nothing listens at that address and port: check both, and whether a proxy is needed (ECONNREFUSED)',
    );
  });

  it('a header that HTTP does not allow is refused and named, without what is in it', async () => {
    const sign = (headers: HeaderSink) => headers.set('authorization', 'Bearer s3cret\u2026token');
    const { client, count } = await clientTo([good], { sign });
    const error = await client.get('/x', Key).catch((thrown: Error) => thrown);
    expect(String(error)).toContain('characters that HTTP does not allow');
    expect(String(error)).not.toContain('s3cret');
    expect(count()).toBe(0);
  });

  it('never contain the query or the credentials', async () => {
    const { client, exchanges } = await clientTo([json(400, {})]);
    const error = await client
      .get('/x', Key, { query: { jql: 'private words' } })
      .catch((thrown: Error) => thrown);
    expect(JSON.stringify([String(error), exchanges])).not.toMatch(/private|s3cret/);
  });
});

describe('limits', () => {
  it('a silent server is a timeout that says how long was waited', async () => {
    const { client, count } = await clientTo([() => {}], { timeoutMs: 100 });
    await expect(client.get('/x', Key)).rejects.toThrow('no complete answer within 0.1 s');
    expect(count()).toBe(1);
  });

  it('a slow body is a timeout as well', async () => {
    const drip: Answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    };
    const { client } = await clientTo([drip], { timeoutMs: 150 });
    await expect(client.get('/x', Key)).rejects.toThrow('no complete answer within 0.15 s');
  });

  it.each([
    ['announced', { 'content-length': '5000' }],
    ['unannounced', { 'transfer-encoding': 'chunked' }],
  ])('an %s body over the cap is an error', async (_, headers: Record<string, string>) => {
    const { client } = await clientTo(
      [(_, response) => void response.writeHead(200, headers).end('x'.repeat(5000))],
      { maxBytes: 1000 },
    );
    await expect(client.get('/x', Key)).rejects.toThrow('more than the 1000 allowed');
  });

  it('cancelling closes the connection and repeats nothing', async () => {
    const controller = new AbortController();
    let closed = () => {};
    const socketClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const hang: Answer = (request) => {
      request.socket.once('close', closed);
      setTimeout(() => controller.abort(), 20);
    };
    const { client, count } = await clientTo([hang], { signal: controller.signal });
    await expect(client.get('/x', Key)).rejects.toThrow('the call was cancelled');
    await socketClosed;
    expect(count()).toBe(1);
  });
});
