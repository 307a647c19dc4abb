import { describe, expect, it, vi } from 'vitest';
import { createGate, type GateOptions } from './gate.ts';

const open: GateOptions = {
  maxConcurrent: 100,
  perSecond: 0,
  breakerThreshold: 0,
  breakerCooldownSeconds: 1,
};
const never = new AbortController().signal;
const well = { overloaded: false };
const ill = { overloaded: true };

describe('the cap on requests under way', () => {
  it('lets waiting requests in by turn', async () => {
    const gate = createGate({ ...open, maxConcurrent: 2 });
    const leave = await Promise.all([gate.enter(never), gate.enter(never)]);
    const order: number[] = [];
    const enterAs = async (number: number) => {
      const out = await gate.enter(never);
      order.push(number);
      return out;
    };
    const waiting = [3, 4].map((number) => enterAs(number));
    await Promise.resolve();
    expect(order).toEqual([]);
    leave[0]?.(well);
    await waiting[0];
    expect(order).toEqual([3]);
    leave[1]?.(well);
    await waiting[1];
    expect(order).toEqual([3, 4]);
  });

  it('forgets who stopped waiting', async () => {
    const gate = createGate({ ...open, maxConcurrent: 1 });
    const leave = await gate.enter(never);
    const given = new AbortController();
    const waiting = gate.enter(given.signal);
    given.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    leave(well);
    (await gate.enter(never))(well);
  });
});

describe('the rate', () => {
  it('is kept after a burst of one second', async () => {
    const gate = createGate({ ...open, perSecond: 50 });
    const started = performance.now();
    for (let count = 0; count < 75; count++) (await gate.enter(never))(well);
    // 50 at once, 25 more in half a second.
    expect(performance.now() - started).toBeGreaterThan(400);
  });

  it('pauses for everybody when the site says how long', async () => {
    const gate = createGate(open);
    const started = performance.now();
    (await gate.enter(never))({ overloaded: true, retryAfterSeconds: 0.2 });
    (await gate.enter(never))(well);
    expect(performance.now() - started).toBeGreaterThan(180);
  });
});

describe('the breaker', () => {
  it('opens after failures in a row, lets one try after the cooldown, and closes when that one succeeds', async () => {
    const gate = createGate({ ...open, breakerThreshold: 3, breakerCooldownSeconds: 0.5 });
    for (const outcome of [ill, ill, well, ill, ill]) (await gate.enter(never))(outcome);
    (await gate.enter(never))({});
    (await gate.enter(never))(ill);
    await expect(gate.enter(never)).rejects.toMatchObject({ retryAfterSeconds: 1 });
    const probe = await vi.waitFor(() => gate.enter(never));
    await expect(gate.enter(never)).rejects.toThrow('closed');
    probe(ill);
    await expect(gate.enter(never)).rejects.toThrow('closed');
    (await vi.waitFor(() => gate.enter(never)))(well);
    (await gate.enter(never))(well);
  });
});
