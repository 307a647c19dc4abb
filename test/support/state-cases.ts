import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { withLock } from '../../src/state/lock.ts';
import type { State } from '../../src/state/state.ts';

const minute = { ttlMs: 60_000 };
const never = new AbortController().signal;
const fresh = (): string => `test:${randomUUID()}`;

/** What holds for every State; `second` sees the same store from another process. */
export function stateCases(first: () => State, second: () => State): void {
  it('keeps a value until it is deleted', async () => {
    const key = fresh();
    expect(await first().get(key)).toBeUndefined();
    await first().set(key, 'größe\n1', minute);
    expect(await second().get(key)).toBe('größe\n1');
    await second().set(key, 'two', minute);
    expect(await first().get(key)).toBe('two');
    expect(await first().delete(key)).toBe(true);
    expect(await first().delete(key)).toBe(false);
    expect(await second().get(key)).toBeUndefined();
  });

  it('forgets a value after its time to live', async () => {
    const key = fresh();
    await first().set(key, 'short', { ttlMs: 30 });
    await vi.waitUntil(async () => (await second().get(key)) === undefined);
    expect(await second().add(key, 'next', minute)).toBe(true);
  });

  it('adds and takes once only, however many try', async () => {
    const key = fresh();
    const states = [first(), second(), first(), second()];
    const added = await Promise.all(states.map((state, index) => state.add(key, `from ${index}`, minute)));
    expect(added.filter(Boolean)).toHaveLength(1);
    const taken = await Promise.all(states.map((state) => state.take(key)));
    expect(taken.filter((value) => value !== undefined)).toEqual([`from ${added.indexOf(true)}`]);
  });

  it('deletes and extends only what is expected', async () => {
    const key = fresh();
    await first().set(key, 'mine', minute);
    expect(await second().extend(key, 'yours', minute)).toBe(false);
    expect(await second().extend(key, 'mine', { ttlMs: 30 })).toBe(true);
    await vi.waitUntil(async () => (await first().get(key)) === undefined);
    expect(await first().extend(key, 'mine', minute)).toBe(false);
    await first().set(key, 'mine', minute);
    expect(await second().delete(key, 'yours')).toBe(false);
    expect(await second().delete(key, 'mine')).toBe(true);
  });

  it('counts for all, from one when the time of the first has passed', async () => {
    const key = fresh();
    const counted = await Promise.all(
      [first(), second(), first()].map((state) => state.increment(key, minute)),
    );
    expect(counted.sort()).toEqual([1, 2, 3]);
    const short = fresh();
    await first().increment(short, { ttlMs: 30 });
    await vi.waitUntil(async () => (await second().increment(short, { ttlMs: 30 })) === 1);
  });

  it('carries messages to every listener, until it stops listening', async () => {
    const [channel, heard] = [fresh(), { first: [] as string[], second: [] as string[] }];
    const stop = await first().subscribe(channel, (message) => heard.first.push(message));
    const stopToo = await second().subscribe(channel, (message) => heard.second.push(message));
    await first().publish(channel, 'one');
    await vi.waitUntil(() => heard.first.length === 1 && heard.second.length === 1);
    await stop();
    await second().publish(channel, 'two');
    await vi.waitUntil(() => heard.second.length === 2);
    expect(heard).toEqual({ first: ['one'], second: ['one', 'two'] });
    await stopToo();
  });

  it('answers a ping', () => first().ping());

  it('lets one holder at a time have a lock, and renews it', async () => {
    const name = randomUUID();
    let inside = 0;
    const order: string[] = [];
    const work = (who: string, state: State) =>
      withLock(state, name, { ttlMs: 3_000, signal: never }, async (signal) => {
        inside += 1;
        expect(inside).toBe(1);
        order.push(who);
        // Longer than its time to live: only renewal keeps the others out.
        if (order.length === 1) await new Promise((resolve) => setTimeout(resolve, 3_500));
        inside -= 1;
        expect(signal.aborted).toBe(false);
      });
    await Promise.all([work('a', first()), work('b', second()), work('c', first())]);
    expect(order.sort()).toEqual(['a', 'b', 'c']);
  });

  it('tells a holder that its lock is lost, and does not release the next one’s', async () => {
    const name = randomUUID();
    await withLock(first(), name, { ttlMs: 60, signal: never }, async (signal) => {
      await second().set(`lock:${name}`, 'a thief', minute);
      await vi.waitUntil(() => signal.aborted);
    });
    expect(await first().get(`lock:${name}`)).toBe('a thief');
    const waiting = withLock(second(), name, { ttlMs: 60, signal: AbortSignal.timeout(40) }, async () => {});
    await expect(waiting).rejects.toThrow('timeout');
  });
}
