import type { Everything } from '../app.ts';
import { ConfigError } from '../config/load.ts';
import type { Caller } from '../server/call-tool.ts';
import { createServer } from '../server/create-server.ts';
import { HEALTH_PATHS, withHealth } from '../server/http/health.ts';
import type { Listening } from '../server/http/listen.ts';
import { createTraffic } from '../server/http/traffic.ts';
import { version } from '../version.ts';
import type { Parts } from './parts.ts';
import { readiness } from './readiness.ts';

/** Serves callers over HTTP; resolves when a signal has stopped it. `onListening` tells the address. */
export async function serveHttp(parts: Parts, onListening: (url: string) => void): Promise<void> {
  const { config, log } = parts;
  const listening = await startHttp(parts);
  log.info(`Listening on ${listening.url}${config.path}`);
  onListening(listening.url);
  const signal = await new Promise<string>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve(name));
  });
  log.info(`Stopping: ${signal}`);
  await listening.close(config.drainSeconds * 1000);
  await parts.shared.state.close();
}

async function startHttp(parts: Parts): Promise<Listening> {
  const { config, operator, log } = parts;
  const [{ createFront }, { createHttpHooks }, { listen }, { noteAccess }] = await Promise.all([
    import('../server/http/front.ts'),
    import('./http-hooks.ts'),
    import('../server/http/listen.ts'),
    import('./access-notice.ts'),
  ]);
  const host = config.host ?? '0.0.0.0';
  const hooks = await createHttpHooks(parts, host);
  noteAccess(config, operator, log);
  const front = createFront<Caller<Everything>>({
    path: config.path,
    identify: hooks.identify,
    readBody: hooks.readBody,
    createServer: (caller) => createServer({ caller, version, log }),
    log,
  });
  const traffic = createTraffic({ maxConnections: config.workerConnections, alwaysServed: HEALTH_PATHS });
  const handle = withHealth(readiness(parts, traffic), hooks.shield(front));
  return listen({ host, port: config.port, handle, traffic, limits: hooks.limits }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new ConfigError(
        `Cannot listen on ${host}:${config.port} (${error.code}). Choose another --port or --host, or stop what uses it.`,
      );
    },
  );
}
