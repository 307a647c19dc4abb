import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { WorkerFailed } from './worker-failed.ts';

export interface SuperviseOptions {
  count: number;
  /** Told of each worker that was started; the result is called when it has ended. */
  onWorker(worker: Worker): () => Promise<void>;
  log: { info(text: string): void; warn(text: string): void };
}

export interface Supervised {
  /** The port that the workers share. */
  port: number;
  /** Sends a signal to every worker that is up; one that is starting would die of it. */
  signal(name: NodeJS.Signals): void;
  /** Sends every worker SIGTERM and resolves when all have ended; kills what is left after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

const FIRST_WAIT_MS = 100;
const MAX_WAIT_MS = 10_000;
/** A worker that lived this long was well: the next start after its end does not wait longer than the first. */
const WELL_AFTER_MS = 30_000;

/**
 * Keeps `count` copies of this process running on one port: what ends is replaced, at once the first time and ever
 * later when it goes on.
 * @throws WorkerFailed when the first one does not come up.
 */
export async function supervise({ count, onWorker, log }: SuperviseOptions): Promise<Supervised> {
  const workers = new Set<Worker>();
  const up = new Set<Worker>();
  // What ends before the first one is up, or after a stop, is not replaced.
  let replacing = false;
  let failures = 0;
  const replace = async () => {
    const wait = failures === 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), MAX_WAIT_MS);
    failures += 1;
    await sleep(wait);
    if (replacing) start();
  };
  const start = (): Worker => {
    const worker = cluster.fork();
    const since = performance.now();
    const ended = onWorker(worker);
    workers.add(worker);
    worker.once('listening', () => up.add(worker));
    worker.once('exit', (code, signal) => {
      workers.delete(worker);
      up.delete(worker);
      void ended();
      if (!replacing) return;
      if (performance.now() - since > WELL_AFTER_MS) failures = 0;
      log.warn(`Worker ${worker.process.pid} ended (${signal ?? code}); starting another`);
      void replace();
    });
    return worker;
  };
  const port = await untilListening(start());
  replacing = true;
  const others = Array.from({ length: count - 1 }, () => untilListening(start()));
  // What does not come up is replaced.
  await Promise.allSettled(others);
  const signalTo = (which: Iterable<Worker>, name: NodeJS.Signals) => {
    for (const { process } of which) process.kill(name);
  };
  return {
    port,
    signal: (name) => signalTo(up, name),
    async stop(graceMs) {
      replacing = false;
      const ended = [...workers].map((worker) => new Promise((resolve) => worker.once('exit', resolve)));
      signalTo(workers, 'SIGTERM');
      const force = setTimeout(signalTo, graceMs, workers, 'SIGKILL');
      await Promise.all(ended);
      clearTimeout(force);
    },
  };
}

/** The port, as soon as the worker serves it. */
const untilListening = (worker: Worker): Promise<number> =>
  new Promise((resolve, reject) => {
    worker.once('listening', ({ port }) => resolve(port));
    worker.once('exit', (code) => reject(new WorkerFailed(code ?? 1)));
  });
