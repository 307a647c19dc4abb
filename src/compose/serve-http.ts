import { ConfigError } from '../config/load.ts';
import { HEALTH_PATHS, withHealth } from '../server/http/health.ts';
import { listen } from '../server/http/listen.ts';
import { createTraffic } from '../server/http/traffic.ts';
import { noteAccess } from './access-notice.ts';
import { composeFront } from './compose-front.ts';
import { endpointPaths } from './endpoint-paths.ts';
import { connectionLimits } from './http-hooks.ts';
import { openInsight } from './insight.ts';
import type { Parts } from './parts.ts';
import { readiness } from './readiness.ts';

/** Serves callers over HTTP; resolves when a signal has stopped it. `onListening` tells the address. */
export async function serveHttp(parts: Parts, onListening: (url: string) => void): Promise<void> {
  const { config, log } = parts;
  const paths = endpointPaths(config);
  const { host = '0.0.0.0', port } = config;
  await noteAccess(parts, log);
  const front = await composeFront(parts);
  const traffic = createTraffic({ maxConnections: config.workerConnections, alwaysServed: HEALTH_PATHS });
  const checks = readiness(parts, traffic);
  const insight = await openInsight(parts, checks);
  const handle = withHealth(checks, insight.before(front.handle));
  const limits = connectionLimits(config);
  const listening = await listen({ host, port, handle, limits, traffic }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new ConfigError(
        `Cannot listen on ${host}:${port} (${error.code}). Choose another --port or --host, or stop what uses it.`,
      );
    },
  );
  log.info(`Listening on ${listening.url}${paths.main}`);
  onListening(listening.url);
  const signal = await new Promise<string>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve(name));
  });
  log.info(`Stopping: ${signal}`);
  const closing = listening.close(config.drainSeconds * 1000);
  front.drain();
  await closing;
  await insight.close();
  await parts.shared.state.close();
}
