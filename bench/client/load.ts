import { percentile } from '../measure.ts';

/** What many calls at once did. */
export interface Load {
  calls: number;
  perSecond: number;
  /** Milliseconds from sending a call to having its answer. */
  p50: number;
  p99: number;
}

/** When to stop: after that time, or that many calls. */
export interface LoadLimits {
  concurrency: number;
  milliseconds: number;
  calls?: number;
}

/** Makes calls, so many at any time, and waits for the last answers. Throws when one fails. */
export async function runLoad(call: () => Promise<unknown>, limits: LoadLimits): Promise<Load> {
  const { concurrency, milliseconds, calls = Number.POSITIVE_INFINITY } = limits;
  const times: number[] = [];
  const started = performance.now();
  let sent = 0;
  const caller = async () => {
    while (performance.now() - started < milliseconds && sent < calls) {
      sent++;
      const before = performance.now();
      await call();
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, caller));
  const seconds = (performance.now() - started) / 1000;
  return {
    calls: times.length,
    perSecond: times.length / seconds,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  };
}
