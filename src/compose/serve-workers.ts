import type { Worker } from 'node:cluster';
import { availableParallelism } from 'node:os';
import type { Loaded } from '../config/load.ts';
import { urlOf } from '../server/http/listen.ts';
import { createMemoryState } from '../state/memory.ts';
import { serveState } from '../state/primary.ts';
import { supervise } from '../workers/supervise.ts';
import { endpointPaths } from './endpoint-paths.ts';
import { keepLogIns } from './keep-log-ins.ts';
import { openLog } from './open-log.ts';
import { openPrimaryInsight } from './primary-insight.ts';
import { shareDemo } from './shared-demo.ts';

/** Time beyond that of the workers themselves, after which they are killed. */
const PATIENCE_MS = 3_000;

/**
 * The primary process of a service of several workers: starts them, keeps the state that they share where no store
 * was named, and passes signals on. Resolves when a signal has stopped all of them.
 * @throws WorkerFailed when they cannot start.
 */
export async function serveWorkers(loaded: Loaded, onListening: (url: string) => void): Promise<void> {
  const { config } = loaded;
  const log = openLog(loaded);
  const count = config.workers === 'auto' ? availableParallelism() : config.workers;
  const state = await keepLogIns(config, createMemoryState(), log);
  if (config.demo !== 'off') await shareDemo(config.demo, state);
  const insight = await openPrimaryInsight(config, state, log);
  const onWorker = (worker: Worker) => {
    const leave = serveState(state, worker);
    return async () => {
      await leave();
      await insight.ended(worker.id);
    };
  };
  const supervised = await supervise({ count, log, onWorker });
  const url = urlOf(config.host ?? '0.0.0.0', supervised.port);
  log.info(`${count} workers listen on ${url}${endpointPaths(config).main}`);
  process.on('SIGHUP', () => supervised.signal('SIGHUP'));
  onListening(url);
  const name = await new Promise<string>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
  log.info(`Stopping: ${name}`);
  await supervised.stop(config.drainSeconds * 1000 + PATIENCE_MS);
  await insight.close();
}
