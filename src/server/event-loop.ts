import { monitorEventLoopDelay } from 'node:perf_hooks';

const WINDOW_MS = 1_000;
const RESOLUTION_MS = 20;

/** Watches how long this process kept its work waiting; the result tells the longest wait of the last second, in milliseconds. */
export function watchEventLoop(): () => number {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  let longest = 0;
  const measured = () => Math.max(0, Math.round(histogram.max / 1e6) - RESOLUTION_MS);
  setInterval(() => {
    longest = measured();
    histogram.reset();
  }, WINDOW_MS).unref();
  return () => Math.max(longest, measured());
}
