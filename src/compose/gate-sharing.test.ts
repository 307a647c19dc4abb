import { describe, expect, it, vi } from 'vitest';
import { createGate, type GateOptions } from '../http/gate.ts';
import { createLog } from '../server/log.ts';
import { createMemoryState } from '../state/memory.ts';
import { type State, StateUnavailable } from '../state/state.ts';
import { createGateSharing } from './gate-sharing.ts';

const log = createLog({ verbosity: 0, write: () => {} });
const never = new AbortController().signal;
const site = 'https://demo.atlassian.net';
const limits: GateOptions = {
  maxConcurrent: 100,
  perSecond: 0,
  breakerThreshold: 2,
  breakerCooldownSeconds: 1,
};

/** The gate to the site in a process of its own. */
const processWith = (state: State, options: Partial<GateOptions> = {}) => {
  const all = { ...limits, ...options };
  return createGate(all, createGateSharing(state, { perSecond: all.perSecond, log })(site));
};
const ask = async (gate: ReturnType<typeof createGate>, overloaded = false) =>
  (await gate.enter(never))({ overloaded });

describe('processes that share', () => {
  it('keep one rate together', async () => {
    const state = createMemoryState();
    const gates = [1, 2, 3].map(() => processWith(state, { perSecond: 10 }));
    const started = performance.now();
    await Promise.all(gates.flatMap((gate) => Array.from({ length: 9 }, () => ask(gate))));
    // 27 turns, 10 in one second of the clock: the second one passes as a whole.
    expect(performance.now() - started).toBeGreaterThan(950);
  });

  it('stop asking a site that failed one of them, and go on when it is well again for one', async () => {
    const state = createMemoryState();
    const [first, second] = [processWith(state), processWith(state)];
    await ask(first, true);
    await ask(first, true);
    await vi.waitFor(() => expect(second.enter(never)).rejects.toThrow('closed'));
    // One that starts now learns it as well.
    const third = processWith(state);
    await vi.waitFor(() => expect(third.enter(never)).rejects.toThrow('closed'));
    await vi.waitFor(() => ask(first));
    await Promise.all([ask(second), ask(second), ask(third), ask(third)]);
  });

  it('all wait when the site asked one of them to', async () => {
    const state = createMemoryState();
    const [first, second] = [processWith(state), processWith(state)];
    const started = performance.now();
    (await first.enter(never))({ retryAfterSeconds: 0.3 });
    await new Promise(setImmediate);
    await ask(second);
    expect(performance.now() - started).toBeGreaterThan(280);
  });

  it('keep the rate each by itself while the store is away', async () => {
    const away = () => Promise.reject(new StateUnavailable('gone'));
    const gone: State = {
      ...createMemoryState(),
      increment: away,
      publish: away,
      subscribe: away,
      get: away,
      set: away,
    };
    const gate = processWith(gone, { perSecond: 20 });
    const started = performance.now();
    for (let count = 0; count < 30; count++) await ask(gate);
    expect(performance.now() - started).toBeGreaterThan(400);
  });
});
