import type { Answer } from './call.ts';

export interface Faults {
  /** Wait before every answer, in milliseconds. */
  latencyMs: number;
  /** Share of requests, 0 to 1, that are answered 429 with `Retry-After: 1`. */
  rateLimited: number;
  /** Share of requests, 0 to 1, that are answered 503. */
  unavailable: number;
}

export const noFaults: Faults = { latencyMs: 0, rateLimited: 0, unavailable: 0 };

/** Deterministic stream of numbers in [0, 1): the same seed gives the same faults and the same content. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Draws the fault for the next request, if any. */
export function createFaultSource(faults: Faults): () => Answer | undefined {
  const random = createRandom(7);
  return () => {
    const draw = random();
    if (draw < faults.rateLimited)
      return {
        status: 429,
        body: { errorMessages: ['Rate limit exceeded.'], errors: {} },
        headers: { 'retry-after': '1', 'x-ratelimit-remaining': '0' },
      };
    if (draw < faults.rateLimited + faults.unavailable)
      return {
        status: 503,
        body: '<html><head><title>503 Service Temporarily Unavailable</title></head></html>',
      };
    return undefined;
  };
}
