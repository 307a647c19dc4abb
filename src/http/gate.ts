import type { GateSharing } from './gate-sharing.ts';
import { pause } from './retry.ts';

export interface GateOptions {
  /** Requests under way at once; further ones wait their turn. */
  maxConcurrent: number;
  /** Requests started per second; 0 for no limit. */
  perSecond: number;
  /** Failures in a row after which requests fail at once; 0 for never. */
  breakerThreshold: number;
  /** Seconds until one request may try again. */
  breakerCooldownSeconds: number;
}

/** What one request tells the gate: whether the site is well, and how long it asked everybody to wait. */
export interface Outcome {
  /** Absent when the request says nothing about the site. */
  overloaded?: boolean;
  retryAfterSeconds?: number | undefined;
}

/** Makes the signal that ends a wait; most requests wait for nothing. */
export type Patience = () => AbortSignal;

/** Shares one site among all calls, of this process or of all that share, so that assistants cannot overrun it. */
export interface Gate {
  /**
   * Waits for a place and gives back how to leave it. `patience` is asked for what ends the wait, if there is one.
   * @throws GateClosed when the site has failed so often that asking again at once is useless.
   */
  enter(patience: Patience): Promise<(outcome: Outcome) => void>;
  look(): GateLook;
}

/** How a gate is at this moment, and what it counted since it was made. */
export interface GateLook {
  /** Requests that have a place, and requests in line for one. */
  running: number;
  waiting: number;
  /** Requests that have had a place. */
  entered: number;
  /** Whether requests fail at once at this moment, as the site failed too often. */
  open: boolean;
  /** How often this process found so. */
  openings: number;
  /** Requests that failed at once. */
  refused: number;
}

/** The breaker is open; `retryAfterSeconds` until a next try makes sense. */
export class GateClosed extends Error {
  override readonly name = 'GateClosed';
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super(`closed for ${retryAfterSeconds} s`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Longest pause for everybody after a 429; who asks after it finds out whether the site still wants one. */
const MAX_PAUSE_SECONDS = 30;
/** Quotas are full again after an hour: gateways that ask for more lie, and hold nobody back but who was refused. */
const LONGEST_CREDIBLE_SECONDS = 3_600;

export function createGate(options: GateOptions, sharing?: GateSharing): Gate {
  const places = createPlaces(options.maxConcurrent);
  const breaker = createBreaker(options, sharing?.tell);
  const pace = createPace(options.perSecond);
  sharing?.hear((news) => {
    if (news.kind === 'held') pace.holdFor(news.ms);
    else breaker.learn(news.kind === 'open' ? news.ms : undefined);
  });
  return {
    async enter(patience) {
      const isProbe = breaker.admit();
      try {
        await places.take(patience);
      } catch (error) {
        breaker.report(undefined, isProbe);
        throw error;
      }
      try {
        const hasTurn = options.perSecond > 0 && (await sharing?.turn(patience()));
        await pace.wait(patience, hasTurn);
      } catch (error) {
        places.free();
        breaker.report(undefined, isProbe);
        throw error;
      }
      return (outcome) => {
        places.free();
        breaker.report(outcome.overloaded, isProbe);
        const { retryAfterSeconds = 0 } = outcome;
        if (retryAfterSeconds <= 0 || retryAfterSeconds > LONGEST_CREDIBLE_SECONDS) return;
        const ms = Math.min(retryAfterSeconds, MAX_PAUSE_SECONDS) * 1000;
        pace.holdFor(ms);
        sharing?.tell({ kind: 'held', ms });
      };
    },
    look: () => ({ ...places.look(), ...breaker.look() }),
  };
}

/** A counting semaphore, first come first served; leaving the queue early costs nothing. */
function createPlaces(count: number) {
  let free = count;
  let running = 0;
  let entered = 0;
  const queue = new Set<() => void>();
  return {
    look: () => ({ running, waiting: queue.size, entered }),
    take(patience: Patience): Promise<void> {
      if (free > 0) {
        free -= 1;
        running += 1;
        entered += 1;
        return Promise.resolve();
      }
      const signal = patience();
      return new Promise((resolve, reject) => {
        const leave = () => {
          queue.delete(enter);
          reject(signal.reason);
        };
        const enter = () => {
          signal.removeEventListener('abort', leave);
          resolve();
        };
        signal.addEventListener('abort', leave, { once: true });
        queue.add(enter);
      });
    },
    free(): void {
      const [next] = queue;
      if (next === undefined) {
        free += 1;
        running -= 1;
        return;
      }
      queue.delete(next);
      entered += 1;
      next();
    },
  };
}

/** Spaces requests evenly, after a burst of at most one second's worth, and holds all of them after a 429. */
function createPace(perSecond: number) {
  const interval = perSecond > 0 ? 1000 / perSecond : 0;
  let next = 0;
  let held = 0;
  return {
    /** `hasTurn`: the rate was asked elsewhere already. */
    async wait(patience: Patience, hasTurn = false): Promise<void> {
      const paced = interval > 0 && !hasTurn;
      const now = performance.now();
      // The burst: unused time of the last second counts, of earlier ones not.
      if (paced) next = Math.max(next, now - Math.max(1000 - interval, 0)) + interval;
      const start = Math.max(paced ? next - interval : 0, held);
      if (start > now) await pause(start - now, patience());
    },
    holdFor(ms: number): void {
      held = Math.max(held, performance.now() + ms);
    },
  };
}

/** Opens after failures in a row; after the cooldown one request tries, and its outcome decides. */
function createBreaker(
  { breakerThreshold, breakerCooldownSeconds }: GateOptions,
  tell: GateSharing['tell'] = () => {},
) {
  let failures = 0;
  let openUntil = 0;
  let probing = false;
  let openings = 0;
  let refused = 0;
  const isOpen = () => breakerThreshold > 0 && failures >= breakerThreshold;
  const report = (overloaded: boolean | undefined, isProbe: boolean) => {
    if (isProbe) probing = false;
    if (overloaded === undefined) return;
    const wasOpen = isOpen();
    failures = overloaded ? failures + 1 : 0;
    if (isOpen()) {
      if (!wasOpen) openings += 1;
      const ms = breakerCooldownSeconds * 1000;
      openUntil = performance.now() + ms;
      tell({ kind: 'open', ms });
    } else if (wasOpen) tell({ kind: 'closed' });
  };
  return {
    /** What another process found: the breaker is open for that many milliseconds, or closed when absent. */
    learn(ms: number | undefined) {
      failures = ms === undefined ? 0 : Math.max(failures, breakerThreshold);
      openUntil = ms === undefined ? 0 : Math.max(openUntil, performance.now() + ms);
    },
    look: () => ({ open: isOpen() && (performance.now() < openUntil || probing), openings, refused }),
    /** Whether the request is the one that tries; what came of it is told to `report`. @throws GateClosed */
    admit(): boolean {
      const open = isOpen();
      const left = openUntil - performance.now();
      if (open && (left > 0 || probing)) {
        refused += 1;
        throw new GateClosed(Math.max(1, Math.ceil(left / 1000)));
      }
      if (open) probing = true;
      return open;
    },
    report,
  };
}
