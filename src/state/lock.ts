import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { State } from './state.ts';

export interface LockOptions {
  /** Milliseconds after which a holder that died has lost the lock; a living one renews it. */
  ttlMs: number;
  /** Ends the wait for the lock, and is passed on to the work. */
  signal: AbortSignal;
}

const FIRST_WAIT_MS = 10;
const MAX_WAIT_MS = 250;

/**
 * Does `work` while no other process holds the lock `name`. The signal that the work gets aborts also when the lock
 * was lost, as after a pause of the process longer than `ttlMs`: what must happen once checks it before it acts.
 * @throws StateUnavailable when the store cannot be reached before the work begins; the signal's reason when it
 * aborts during the wait.
 */
export async function withLock<T>(
  state: State,
  name: string,
  { ttlMs, signal }: LockOptions,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const lock: Lock = { key: `lock:${name}`, token: randomUUID() };
  await acquire(state, lock, { ttlMs, signal });
  const lost = new AbortController();
  const renewing = renew(state, lock, ttlMs, () =>
    lost.abort(new Error(`The lock ${name} was lost to another process.`)),
  );
  try {
    return await work(AbortSignal.any([signal, lost.signal]));
  } finally {
    clearInterval(renewing);
    // A holder that lost it deletes nothing; one that cannot reach the store leaves it to expire.
    await state.delete(lock.key, lock.token).catch(() => false);
  }
}

interface Lock {
  key: string;
  /** Tells this holder from any other. */
  token: string;
}

/** Keeps the lock while its holder lives. Where the store cannot be reached, it counts as lost once it may have expired. */
function renew(state: State, { key, token }: Lock, ttlMs: number, onLost: () => void): NodeJS.Timeout {
  let safeUntil = performance.now() + ttlMs;
  return setInterval(() => {
    const asked = performance.now();
    state.extend(key, token, { ttlMs }).then(
      (held) => {
        if (held) safeUntil = asked + ttlMs;
        else onLost();
      },
      () => performance.now() >= safeUntil && onLost(),
    );
  }, ttlMs / 3).unref();
}

async function acquire(state: State, { key, token }: Lock, { ttlMs, signal }: LockOptions): Promise<void> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, MAX_WAIT_MS)) {
    signal.throwIfAborted();
    if (await state.add(key, token, { ttlMs })) return;
    await sleep(wait * (0.5 + Math.random()), undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
