import { Console } from 'node:console';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { JSONRPCMessage, Server, Transport } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Log } from './log.ts';

const PARENT_CHECK_MS = 5_000;
/** Longest wait for calls under way once the client has gone; their requests have time limits of their own. */
const DRAIN_MS = 30_000;

/**
 * Serves MCP over standard input and output until the client goes: end of input, a signal, or a vanished parent.
 * Resolves when the calls under way are answered.
 */
export async function serveOverStdio(createServer: () => Server, log: Log): Promise<void> {
  // Nothing but the protocol may reach standard output, whatever a library prints.
  globalThis.console = new Console(process.stderr, process.stderr);
  const input = new PassThrough();
  process.stdin.pipe(input, { end: false });
  const { transport, idle } = countRequests(new StdioServerTransport(input, process.stdout));
  const handle = serveStdio(createServer, {
    transport,
    onerror: (error) => log.warn(`stdio: ${error.message}`),
  });
  const reason = await untilClientGoes();
  log.info(`Stopping: ${reason}`);
  // What came just before the end is still on its way through the pipe.
  await setImmediate();
  await Promise.race([idle(), new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref())]);
  await handle.close();
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

/** Counts requests that have no answer yet; the SDK's transport drops those when its input ends. */
function countRequests(inner: StdioServerTransport): { transport: Transport; idle: () => Promise<void> } {
  const pending = new Set<string | number>();
  let wake = () => {};
  const settle = (id: string | number | undefined) => {
    if (id !== undefined) pending.delete(id);
    if (pending.size === 0) wake();
  };
  const transport: Transport = {
    start: async () => {
      inner.onmessage = (message) => {
        if ('method' in message && 'id' in message) pending.add(message.id);
        if ('method' in message && message.method === 'notifications/cancelled')
          settle((message.params as { requestId?: string | number } | undefined)?.requestId);
        transport.onmessage?.(message);
      };
      inner.onclose = () => transport.onclose?.();
      inner.onerror = (error) => transport.onerror?.(error);
      await inner.start();
    },
    send: async (message: JSONRPCMessage) => {
      await inner.send(message);
      if (!('method' in message)) settle(message.id as string | number | undefined);
    },
    close: () => inner.close(),
  };
  const idle = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      settle(undefined);
    });
  return { transport, idle };
}
