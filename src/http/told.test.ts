import { describe, expect, it } from 'vitest';
import { type Answer, clientTo, good, json, Key, reset } from '../../test/support/client-to.ts';
import { isExposed } from './errors.ts';
import { createGate } from './gate.ts';
import { createNetwork } from './network.ts';
import { reportOf } from './report.ts';
import { defaultRetry } from './retry.ts';

describe('what a caller and the metrics are told', () => {
  it("an error has one shape: who, what, Atlassian's words, id, quota, what to do and when", async () => {
    const body = { errorMessages: ['No.'], errors: { summary: 'is required' } };
    const { client, exchanges } = await clientTo([
      json(429, body, {
        'retry-after': '7',
        'x-arequestid': 'abc',
        'x-ratelimit-limit': '100',
        'x-ratelimit-remaining': '0',
      }),
    ]);
    const error = await client.post('/x', Key, { body: {} }).catch((thrown: unknown) => thrown);
    const quota = { limit: 100, remaining: 0 };
    expect(isExposed(error) && reportOf(error)).toEqual({
      kind: 'http_429',
      message:
        'Jira answered 429 to POST /x. No. summary: is required. The rate limit is reached: wait 7 s, then call again. Quota: 0 of 100 left. (request id abc)',
      retryable: true,
      retry_after_seconds: 7,
      request: { product: 'Jira', method: 'POST', path: '/x' },
      status: 429,
      messages: ['No.'],
      field_errors: { summary: 'is required' },
      request_id: 'abc',
      hint: 'The rate limit is reached: wait 7 s, then call again.',
      rate_limit: quota,
    });
    expect(exchanges).toEqual([
      expect.objectContaining({ status: 429, attempt: 0, quota, retryAfterSeconds: 7, method: 'POST' }),
    ]);
  });

  it('takes the reset of the quota for the wait where the site names none', async () => {
    const { client } = await clientTo([json(429, {}, { 'x-ratelimit-reset': '500' })]);
    await expect(client.get('/x', Key)).rejects.toMatchObject({ retryAfterSeconds: 500, retryable: true });
  });

  it('every attempt is told, with its failure or status', async () => {
    const { client, exchanges } = await clientTo([reset, json(503, {}), good]);
    await client.get('/x', Key);
    expect(exchanges).toMatchObject([
      { attempt: 0, status: 0, failure: 'connection' },
      { attempt: 1, status: 503 },
      { attempt: 2, status: 200, waitedMs: expect.any(Number) },
    ]);
    expect(exchanges[2]).not.toHaveProperty('failure');
  });

  it.each([
    ['503', json(503, {}), 'get', true],
    ['503', json(503, {}), 'post', false],
    ['a broken connection', reset, 'post', false],
    ['500', json(500, {}), 'get', false],
  ] as const)('%s to a %s may be repeated: %s', async (_, answer, method, retryable) => {
    const { client } = await clientTo([answer], { retry: { ...defaultRetry, retries: 0 } });
    await expect(client[method]('/x', Key)).rejects.toMatchObject({ retryable });
  });
});

describe('the time of a whole request', () => {
  it('ends repetitions with the last answer of the site', async () => {
    const { client, count } = await clientTo(
      [json(429, { errorMessages: ['Slow down.'] }, { 'retry-after': '1' })],
      {
        totalTimeoutMs: 1_500,
      },
    );
    await expect(client.get('/x', Key)).rejects.toThrow('answered 429 to GET /x. Slow down.');
    expect(count()).toBe(2);
  });

  it('bounds an attempt and the wait for a turn as well', async () => {
    const gate = createGate({
      maxConcurrent: 1,
      perSecond: 0,
      breakerThreshold: 0,
      breakerCooldownSeconds: 1,
    });
    const { client } = await clientTo([() => {}], { totalTimeoutMs: 300, gate });
    const [one, other] = [client.get('/x', Key), client.get('/y', Key)].map((run) =>
      run.catch((error: Error) => error.message),
    );
    expect(await one).toMatch(/no complete answer within 0\.\d+ s/);
    expect(await other).toContain('not sent, as it waited too long for its turn');
  });
});

it('keeps no more connections than it is allowed, and uses them again', async () => {
  const sockets = new Set<unknown>();
  const answer: Answer = (request, response) => {
    sockets.add(request.socket);
    setTimeout(() => good(request, response), 5);
  };
  const { client, count } = await clientTo([answer], {
    fetch: createNetwork({ verifyTls: true, caFiles: [], systemTrustStore: false, connections: 3 }).fetch,
  });
  await Promise.all(Array.from({ length: 30 }, () => client.get('/x', Key)));
  expect(count()).toBe(30);
  expect(sockets.size).toBe(3);
});
