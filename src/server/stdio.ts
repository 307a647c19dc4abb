import { Console } from 'node:console';
import type { Log } from './log.ts';
import type { StdioAnswers } from './stdio-answers.ts';
import type { StdioConnection } from './stdio-connection.ts';
import { around, type Written, whole } from './written.ts';

const PARENT_CHECK_MS = 5_000;
/** Longest wait for calls under way once the client has gone; their requests have time limits of their own. */
const DRAIN_MS = 30_000;
/** Bytes of one line that are kept here; the SDK has a limit of its own for longer ones. */
const MAX_LINE_BYTES = 64 * 1024;

export interface StdioServer {
  answers: StdioAnswers;
  /** Lets the SDK join in; called once, with the first message that is left to it. */
  connect(heard: readonly string[]): Promise<StdioConnection>;
}

/**
 * Serves MCP over standard input and output until the client goes: end of input, a signal, or a vanished parent.
 * Resolves when the calls under way are answered.
 */
export async function serveOverStdio({ answers, connect }: StdioServer, log: Log): Promise<void> {
  // Nothing but the protocol may reach standard output, whatever a library prints.
  globalThis.console = new Console(process.stderr, process.stderr);
  let connection: Promise<StdioConnection> | undefined;
  const gone = untilClientGoes();
  const running = new Set<Promise<void>>();
  const failed = new Promise<never>((_, reject) => {
    const say = (line: Written | undefined) => {
      if (line !== undefined) process.stdout.write(whole(around('', line, '\n')));
    };
    readLines({
      onLine(line) {
        const answered = answers.answerTo(line.toString('utf8'));
        if (!answered) return false;
        if (!(answered.answer instanceof Promise)) say(answered.answer);
        else {
          const ended = answered.answer.then(say).catch(reject);
          running.add(ended);
          void ended.then(() => running.delete(ended));
        }
        return true;
      },
      onRest(bytes) {
        connection ??= connect(answers.heard);
        connection.then(({ input }) => input.write(bytes), reject);
      },
    });
  });
  const reason = await Promise.race([gone, failed]);
  log.info(`Stopping: ${reason}`);
  // What came just before the end is still on its way through the pipe.
  await new Promise((resolve) => setImmediate(resolve));
  const idle = async () => {
    await Promise.all(running);
    await (await connection)?.idle();
  };
  await Promise.race([idle(), new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref())]);
  await (await connection)?.close();
}

interface LineReader {
  /** Takes a line, or leaves it. */
  onLine(line: Buffer): boolean;
  /** Takes the bytes of lines that were left or are too long, in their order. */
  onRest(bytes: Buffer): void;
}

/** Splits standard input at its line ends. */
function readLines({ onLine, onRest }: LineReader): void {
  let kept: Buffer = Buffer.alloc(0);
  let isLong = false;
  process.stdin.on('data', (chunk: Buffer) => {
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    for (let end = kept.indexOf(0x0a); end >= 0; end = kept.indexOf(0x0a)) {
      if (isLong || !onLine(kept.subarray(0, end))) onRest(kept.subarray(0, end + 1));
      isLong = false;
      kept = kept.subarray(end + 1);
    }
    if (!isLong && kept.length <= MAX_LINE_BYTES) return;
    isLong = true;
    onRest(kept);
    kept = Buffer.alloc(0);
  });
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
