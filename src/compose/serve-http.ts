import type { Everything } from '../app.ts';
import { sitesFrom } from '../auth/from-config.ts';
import { ConfigError } from '../config/load.ts';
import type { Caller } from '../server/call-tool.ts';
import { createServer } from '../server/create-server.ts';
import type { Listening } from '../server/http/listen.ts';
import { noFiles } from '../toolkit/files.ts';
import { version } from '../version.ts';
import { gatewayOf } from './app-settings.ts';
import type { Parts } from './parts.ts';

/** Time for running requests after SIGTERM; longer than most calls, shorter than supervisors wait. */
const DRAIN_MS = 8_000;

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
  await listening.close(DRAIN_MS);
}

async function startHttp({ config, app, sites, operator, log }: Parts): Promise<Listening> {
  const [{ createFront }, { createGuard }, { createCallers }, { listen }] = await Promise.all([
    import('../server/http/front.ts'),
    import('../server/http/guard.ts'),
    import('../server/http/callers.ts'),
    import('../server/http/listen.ts'),
  ]);
  const host = config.host ?? '0.0.0.0';
  const identify = createCallers({
    operator,
    boundHost: host,
    allowGlobalCredentials: config.allowGlobalCredentials,
    gateway: gatewayOf(config),
    sites: sitesFrom(sites),
  });
  const handle = createFront<Caller<Everything>>({
    path: config.path,
    guard: createGuard({ boundHost: host, allowedHosts: config.allowedHosts }),
    // Callers over the network must not reach this machine's files.
    identify: (headers) => app.callerFor(identify(headers), { files: noFiles, headers }),
    createServer: (caller) => createServer({ caller, version, log }),
    log,
  });
  return listen({ host, port: config.port, handle }).catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(
      `Cannot listen on ${host}:${config.port} (${error.code}). Choose another --port or --host, or stop what uses it.`,
    );
  });
}
