import { describe, expect, it } from 'vitest';
import { createHttpClient } from '../http/client.ts';
import { defaultRetry } from '../http/retry.ts';
import { createMemoryState } from '../state/memory.ts';
import { type State, StateUnavailable } from '../state/state.ts';
import { createSite } from './site.ts';
import { createValidation, type ValidationOptions } from './validation.ts';

const site = createSite({ product: 'jira', url: 'https://jira.example', deployment: 'datacenter' });

/** A process of the service, and how often it asked the site who the caller is. */
function startProcess(options: Partial<ValidationOptions> = {}, answer: object = { key: 'ada' }) {
  let asked = 0;
  const client = createHttpClient({
    product: 'Jira',
    baseUrl: site.apiUrl,
    fetch: async () => {
      asked += 1;
      return Response.json(answer);
    },
    sign: () => {},
    retry: defaultRetry,
  });
  const validate = createValidation({ ttlMs: 60_000, maxEntries: 10, ...options });
  const check = (token: string, headers = {}) =>
    validate({ access: { site, credentials: { kind: 'bearer', token } }, headers, client });
  return { check, asked: () => asked };
}

describe('the check of credentials', () => {
  it('is made once for a time, whoever of the processes made it', async () => {
    const state = createMemoryState();
    const [one, other] = [startProcess({ state }), startProcess({ state })];
    await Promise.all([one.check('t'), one.check('t'), one.check('t')]);
    await other.check('t');
    await other.check('t');
    expect([one.asked(), other.asked()]).toEqual([1, 0]);
  });

  it('is made again for other credentials, and for other headers that go along', async () => {
    const { check, asked } = startProcess();
    await check('t');
    await check('u');
    await check('t', { 'x-session': '1' });
    await check('t', { 'x-session': '2' });
    expect(asked()).toBe(4);
  });

  it('keeps no more than its bound, and nothing where it is 0', async () => {
    const small = startProcess({ maxEntries: 2 });
    for (const token of ['a', 'b', 'c', 'a']) await small.check(token);
    expect(small.asked()).toBe(4);
    for (const options of [{ maxEntries: 0 }, { ttlMs: 0 }]) {
      const none = startProcess(options);
      await none.check('t');
      await none.check('t');
      expect(none.asked()).toBe(2);
    }
  });

  it('shares only hashes', async () => {
    const keys: string[] = [];
    const inner = createMemoryState();
    const state: State = {
      ...inner,
      set: (key, value, expiry) => {
        keys.push(key, value);
        return inner.set(key, value, expiry);
      },
    };
    await startProcess({ state }).check('s3cret-token');
    expect(keys).toHaveLength(2);
    expect(keys.join()).not.toContain('s3cret');
  });

  it('goes on without the shared store', async () => {
    const gone = () => Promise.reject(new StateUnavailable('gone'));
    const { check, asked } = startProcess({ state: { ...createMemoryState(), get: gone, set: gone } });
    await check('t');
    await check('t');
    expect(asked()).toBe(1);
  });

  it('takes an answer without an account for a refusal, every time', async () => {
    const { check, asked } = startProcess({}, { type: 'anonymous', name: 'nobody' });
    await expect(check('t')).rejects.toThrow('Invalid user Jira token or configuration');
    await expect(check('t')).rejects.toThrow('anonymous');
    expect(asked()).toBe(2);
  });
});
