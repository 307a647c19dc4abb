import { refuseContradictions } from './compose/contradictions.ts';
import { isWorker, wantsWorkers } from './compose/open-state.ts';
import { openTracing } from './compose/open-tracing.ts';
import { compose } from './compose/parts.ts';
import { serveStdio } from './compose/serve-stdio.ts';
import type { Loaded } from './config/load.ts';

/**
 * Composition root: configuration → identity → toolsets → server → transport. Resolves when the server has stopped;
 * `onListening` tells the address of the HTTP transport.
 * @throws ConfigError for options that contradict each other.
 */
export async function serve(loaded: Loaded, onListening: (url: string) => void = () => {}): Promise<void> {
  const { config } = loaded;
  refuseContradictions(config);
  if (wantsWorkers(config) && !isWorker(config)) {
    const { serveWorkers } = await import('./compose/serve-workers.ts');
    return serveWorkers(loaded, onListening);
  }
  const composed = await compose(loaded);
  const parts = { ...composed, tracing: await openTracing(config, composed.log) };
  if (config.transport === 'stdio') await serveStdio(parts);
  else {
    const { serveHttp } = await import('./compose/serve-http.ts');
    // The primary process tells the address, once for all its workers.
    await serveHttp(parts, isWorker(config) ? () => {} : onListening);
  }
  await parts.tracing?.tracer.close();
}
