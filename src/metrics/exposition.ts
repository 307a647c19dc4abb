import { AggregatorRegistry, type Registry } from 'prom-client';

/** All metrics of one process, as JSON: what processes hand each other. */
export const readingOf = async (registry: Registry): Promise<string> =>
  JSON.stringify(await registry.getMetricsAsJSON());

/** Readings of several processes as one, in Prometheus's text format; undefined where there is none. */
export const expose = async (readings: readonly string[]): Promise<string | undefined> =>
  readings.length === 0 ? undefined : AggregatorRegistry.aggregate(readings.map(read)).metrics();

/** Adds up what only ever grows, so that it does not shrink when a process ends. */
export async function sumOfEnded(readings: readonly string[]): Promise<string> {
  const sum = await AggregatorRegistry.aggregate(readings.map(read)).getMetricsAsJSON();
  return JSON.stringify(sum.filter(({ type }) => ['counter', 'histogram'].includes(String(type))));
}

const read = (reading: string): object => JSON.parse(reading) as object;
