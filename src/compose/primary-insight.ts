import type { Config } from '../config/options.ts';
import { createGathering, type Kind, type Told } from '../metrics/gathering.ts';
import { createTotals } from '../metrics/totals.ts';
import type { Log } from '../server/log.ts';
import type { State } from '../state/state.ts';
import { openMetricsPort } from './metrics-port.ts';
import { wantsMetrics } from './observation.ts';

export interface PrimaryInsight {
  /** Told of each worker that has ended. */
  ended(worker: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * The primary process's part: adds up what its workers measure, for itself and for whichever worker is asked.
 * @throws ConfigError when the port for metrics cannot be had.
 */
export async function openPrimaryInsight(config: Config, state: State, log: Log): Promise<PrimaryInsight> {
  const prometheus = wantsMetrics(config) ? await import('../metrics/exposition.ts') : undefined;
  const totals = prometheus && createTotals(prometheus.sumOfEnded);
  const sum = async (kind: Kind, told: readonly Told[]) =>
    kind === 'metrics' && totals ? totals.add(told) : told.map(({ text }) => text);
  const gathering = await createGathering(state, sum);
  const metrics =
    prometheus && (async () => prometheus.expose(await sum('metrics', await gathering.gather('metrics'))));
  const { metricsPort } = config;
  const port =
    metricsPort === undefined
      ? undefined
      : await openMetricsPort({ ...config, metricsPort }, { metrics }, log);
  return {
    async ended(worker) {
      gathering.ended(worker);
      await totals?.ended(worker);
    },
    close: async () => port?.close(0),
  };
}
