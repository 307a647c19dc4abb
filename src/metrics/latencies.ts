/** Four buckets to each doubling, from 1 ms on: what is read back is right to within a tenth. */
const PER_DOUBLING = 4;
/** The last one takes everything from 20 minutes on. */
const LAST = 81;

/** How often which duration was seen: bucket numbers and counts, so that those of several processes add up. */
export type Latencies = Record<string, number>;

/** Counts a duration in milliseconds. */
export function addLatency(latencies: Latencies, ms: number): void {
  const bucket = ms <= 1 ? 0 : Math.min(LAST, Math.round(Math.log2(ms) * PER_DOUBLING));
  latencies[bucket] = (latencies[bucket] ?? 0) + 1;
}

/** Adds what another process counted. */
export function addLatencies(latencies: Latencies, more: Latencies): void {
  for (const [bucket, count] of Object.entries(more)) latencies[bucket] = (latencies[bucket] ?? 0) + count;
}

/** The duration in milliseconds that `share` (0 to 1) of all did not exceed; undefined where none was seen. */
export function quantile(latencies: Latencies, share: number): number | undefined {
  const buckets = Object.entries(latencies)
    .map(([bucket, count]) => [Number(bucket), count] as const)
    .sort(([one], [other]) => one - other);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  let left = Math.max(1, Math.ceil(total * share));
  for (const [bucket, count] of buckets) {
    left -= count;
    if (left <= 0) return 2 ** (bucket / PER_DOUBLING);
  }
  return undefined;
}
