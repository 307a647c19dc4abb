import { ConfigError } from '../config/load.ts';
import type { Config } from '../config/options.ts';
import { Answer } from '../server/http/answer.ts';
import { isLoopback } from '../server/http/guard.ts';
import { type InsightOptions, withInsight } from '../server/http/insight.ts';
import { type Listening, listen } from '../server/http/listen.ts';
import { createTraffic } from '../server/http/traffic.ts';
import type { Log } from '../server/log.ts';
import { connectionLimits } from './http-hooks.ts';

/** Those who scrape are few. */
const MAX_CONNECTIONS = 100;

/**
 * Serves metrics on the port of their own.
 * @throws ConfigError when it cannot be had.
 */
export async function openMetricsPort(
  config: Config & { metricsPort: number },
  shown: Pick<InsightOptions, 'metrics' | 'status'>,
  log: Log,
): Promise<Listening> {
  const { metricsPort: port, metricsHost: host = '127.0.0.1', metricsToken: token } = config;
  const handle = withInsight({ ...shown, token, localMetrics: isLoopback(host) }, notHere);
  const limits = connectionLimits(config);
  const traffic = createTraffic({ maxConnections: MAX_CONNECTIONS });
  const listening = await listen({ host, port, handle, limits, traffic }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new ConfigError(
        `Metrics cannot be served on ${host}:${port} (${error.code}). Choose another MCP_METRICS_PORT or MCP_METRICS_HOST, or stop what uses it.`,
      );
    },
  );
  log.info(`Metrics: ${listening.url}/metrics`);
  if (token === undefined && !isLoopback(host))
    log.warn(
      `Whoever reaches ${host}:${port} can read the metrics. Set MCP_METRICS_TOKEN, or keep strangers out.`,
    );
  return listening;
}

const notHere = async (): Promise<Answer> => new Answer('Metrics are at /metrics\n', { status: 404 });
