import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createRedisState } from '../../src/state/redis.ts';
import { sealed } from '../../src/state/sealed.ts';
import { type State, StateUnavailable } from '../../src/state/state.ts';
import { stateCases } from '../support/state-cases.ts';
import { has } from './components.ts';
import { launchRedis, type Peer } from './service-peers.ts';

describe.skipIf(!has('redis-server'))('state in Redis', () => {
  let redis: Peer;
  let states: [State, State];
  const connect = (prefix = 'test:') => createRedisState({ url: `redis://127.0.0.1:${redis.port}`, prefix });
  beforeAll(async () => {
    redis = await launchRedis();
    states = [connect(), connect()];
  });
  afterAll(async () => {
    for (const state of states) await state.close();
    await redis.stop();
  });

  stateCases(
    () => states[0],
    () => states[1],
  );

  describe('sealed', () => {
    const key = 'a key of at least thirty-two characters';
    stateCases(
      () => sealed(states[0], { key }),
      () => sealed(states[1], { key }),
    );
  });

  it('is apart for another prefix', async () => {
    const other = connect('other:');
    await states[0].set('a:1', 'mine', { ttlMs: 5_000 });
    expect(await other.get('a:1')).toBeUndefined();
    await other.close();
  });

  it('fails fast while the store is away, and goes on with it, subscriptions included', async () => {
    const heard: string[] = [];
    await states[1].subscribe('news', (message) => heard.push(message));
    await redis.stop();
    const started = performance.now();
    await expect(states[0].get('a:1')).rejects.toThrow(StateUnavailable);
    await expect(states[0].add('a:1', 'x', { ttlMs: 1_000 })).rejects.toThrow(/The shared store/);
    expect(performance.now() - started).toBeLessThan(5_000);
    await redis.start();
    await vi.waitFor(() => states[0].ping());
    await vi.waitUntil(
      async () => {
        await states[0].publish('news', 'again');
        return heard.length > 0;
      },
      { timeout: 10_000 },
    );
  });
});
