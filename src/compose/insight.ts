import cluster from 'node:cluster';
import { ConfigError } from '../config/load.ts';
import { joinGathering, type Kind } from '../metrics/gathering.ts';
import type { Recording } from '../metrics/recording.ts';
import type { Answer } from '../server/http/answer.ts';
import type { Check } from '../server/http/health.ts';
import type { HttpRequest } from '../server/http/http-request.ts';
import { withInsight } from '../server/http/insight.ts';
import type { Listening } from '../server/http/listen.ts';
import { createPrimaryState } from '../state/primary.ts';
import { openMetricsPort } from './metrics-port.ts';
import { isWorker } from './open-state.ts';
import type { Parts } from './parts.ts';
import { statusView } from './status-view.ts';

type Handle = (request: HttpRequest, peer: string) => Promise<Answer>;

export interface Insight {
  /** Puts /status, and /metrics where they are served on the main port, before everything else. */
  before(next: Handle): Handle;
  close(): Promise<void>;
}

/** What this process and, where there are workers, all of them measured. */
interface Sources {
  metrics: (() => Promise<string | undefined>) | undefined;
  recordings(): Promise<Recording[]>;
}

/**
 * Shows how the service is doing.
 * @throws ConfigError when the port for metrics cannot be had, except on stdio: there the client's work comes first.
 */
export async function openInsight(parts: Parts, checks: Readonly<Record<string, Check>>): Promise<Insight> {
  const { config, log } = parts;
  const { metricsPort, metricsToken: token } = config;
  const { metrics, recordings } = await sourcesOf(parts);
  const status = async () => {
    const { respond } = await import('../status/respond.ts');
    return respond(await statusView(parts, checks, await recordings()));
  };
  const stdio = config.transport === 'stdio';
  let port: Listening | undefined;
  // The primary process has the port for all its workers.
  if (metricsPort !== undefined && !(await isWorker(config)))
    port = await openMetricsPort(
      { ...config, metricsPort },
      { metrics, ...(stdio && { status }) },
      log,
    ).catch((error: Error) => {
      if (!stdio || !(error instanceof ConfigError)) throw error;
      log.warn(error.message);
      return undefined;
    });
  return {
    before: (next) =>
      withInsight({ token, status, metrics: metricsPort === undefined ? metrics : undefined }, next),
    close: async () => port?.close(0),
  };
}

async function sourcesOf({ config, observation, shared }: Parts): Promise<Sources> {
  const { metrics, recording } = observation;
  if (!(await isWorker(config))) return { metrics: metrics?.text, recordings: async () => [recording()] };
  const state = shared.kept === 'primary' ? shared.state : createPrimaryState(process);
  const tell = async (kind: Kind) =>
    kind === 'metrics' ? ((await metrics?.reading()) ?? '[]') : JSON.stringify(recording());
  const gather = await joinGathering(state, cluster.worker?.id ?? 0, tell);
  // What nobody told is said: on the page, and with 503 to Prometheus.
  const told = (kind: Kind) => gather(kind).catch((): string[] => []);
  return {
    metrics:
      metrics && (async () => (await import('../metrics/exposition.ts')).expose(await told('metrics'))),
    recordings: async () => (await told('recording')).map((text) => JSON.parse(text) as Recording),
  };
}
