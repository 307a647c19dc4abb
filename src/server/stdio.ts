import { Console } from 'node:console';
import type { EarlyAnswers } from './early-answers.ts';
import type { Log } from './log.ts';
import type { StdioConnection } from './stdio-connection.ts';

const PARENT_CHECK_MS = 5_000;
/** Longest wait for calls under way once the client has gone; their requests have time limits of their own. */
const DRAIN_MS = 30_000;
/** Bytes of one line that are kept before the SDK takes it; the messages that are answered early are short. */
const MAX_EARLY_BYTES = 64 * 1024;

export interface StdioServer {
  early: EarlyAnswers;
  /** Lets the SDK take over; called once, with the first message that has no early answer. */
  connect(heard: readonly string[]): Promise<StdioConnection>;
}

/**
 * Serves MCP over standard input and output until the client goes: end of input, a signal, or a vanished parent.
 * Resolves when the calls under way are answered.
 */
export async function serveOverStdio({ early, connect }: StdioServer, log: Log): Promise<void> {
  // Nothing but the protocol may reach standard output, whatever a library prints.
  globalThis.console = new Console(process.stderr, process.stderr);
  let connection: Promise<StdioConnection> | undefined;
  const gone = untilClientGoes();
  const failed = new Promise<never>((_, reject) => {
    answerEarly(early, (rest) => {
      connection = connect(early.heard);
      connection.then(({ input }) => {
        input.write(rest);
        process.stdin.pipe(input, { end: false });
      }, reject);
    });
  });
  const reason = await Promise.race([gone, failed]);
  log.info(`Stopping: ${reason}`);
  // What came just before the end is still on its way through the pipe.
  await new Promise((resolve) => setImmediate(resolve));
  if (!connection) return;
  const { idle, close } = await connection;
  await Promise.race([idle(), new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref())]);
  await close();
}

/** Answers lines of standard input until one has no early answer; that one and all after it are handed over. */
function answerEarly({ answerTo }: EarlyAnswers, handOver: (rest: Buffer) => void): void {
  const { stdin, stdout } = process;
  let kept: Buffer = Buffer.alloc(0);
  const onData = (chunk: Buffer) => {
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    for (let end = kept.indexOf(0x0a); end >= 0; end = kept.indexOf(0x0a)) {
      const answer = answerTo(kept.toString('utf8', 0, end));
      if (answer === undefined) return stop();
      if (answer !== '') stdout.write(`${answer}\n`);
      kept = kept.subarray(end + 1);
    }
    if (kept.length > MAX_EARLY_BYTES) stop();
  };
  const stop = () => {
    stdin.off('data', onData);
    stdin.pause();
    handOver(kept);
  };
  stdin.on('data', onData);
}

function untilClientGoes(): Promise<string> {
  return new Promise((resolve) => {
    const parent = process.ppid;
    const watch = setInterval(
      () => process.ppid !== parent && resolve('the parent process is gone'),
      PARENT_CHECK_MS,
    );
    watch.unref();
    process.stdin.once('end', () => resolve('end of input'));
    process.stdin.once('close', () => resolve('input closed'));
    process.stdout.once('error', () => resolve('output closed'));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
}
