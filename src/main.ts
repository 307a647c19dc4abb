import { isWorker, wantsWorkers } from './compose/open-state.ts';
import { compose } from './compose/parts.ts';
import { serveStdio } from './compose/serve-stdio.ts';
import { ConfigError, type Loaded } from './config/load.ts';
import { version } from './version.ts';

export { createApp } from './app.ts';
export { createServer } from './server/create-server.ts';
export { version };

/**
 * Composition root: configuration → identity → toolsets → server → transport. Resolves when the server has stopped;
 * `onListening` tells the address of the HTTP transport.
 * @throws ConfigError for options that contradict each other.
 */
export async function serve(loaded: Loaded, onListening: (url: string) => void = () => {}): Promise<void> {
  const { config } = loaded;
  if (config.logToStdout && config.transport === 'stdio')
    throw new ConfigError(
      'MCP_LOGGING_STDOUT cannot be used with stdio: standard output carries the protocol. Unset it, or use --transport streamable-http.',
    );
  if (config.stateless && config.transport !== 'streamable-http')
    throw new ConfigError(
      '--stateless is only for --transport streamable-http. Leave it out (also as STATELESS), or change the transport.',
    );
  if (wantsWorkers(config) && !isWorker(config)) {
    const { serveWorkers } = await import('./compose/serve-workers.ts');
    return serveWorkers(loaded, onListening);
  }
  const parts = await compose(loaded);
  if (config.transport === 'stdio') await serveStdio(parts);
  else {
    const { serveHttp } = await import('./compose/serve-http.ts');
    // The primary process tells the address, once for all its workers.
    await serveHttp(parts, isWorker(config) ? () => {} : onListening);
  }
}
