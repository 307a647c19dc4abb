import { PassThrough, type Writable } from 'node:stream';
import type { JSONRPCMessage, Server, Transport } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { cancelledRequest } from './http/cancelled-request.ts';
import type { Log } from './log.ts';

/** A client's connection in the SDK's hands. */
export interface StdioConnection {
  /** Takes what the client sends from here on. */
  input: Writable;
  /** Resolves when every request has its answer. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface StdioOptions {
  createServer(): Server;
  /** Lines that the client has sent already; the first one is an initialize that was answered. */
  heard: readonly string[];
  log: Log;
}

/** Serves MCP over standard output; resolves when what the client has sent already is known. */
export async function openStdioConnection({
  createServer,
  heard,
  log,
}: StdioOptions): Promise<StdioConnection> {
  const input = new PassThrough();
  const answered = heard[0] === undefined ? undefined : (JSON.parse(heard[0]) as { id: string | number }).id;
  const { transport, idle, replayed } = countRequests(
    new StdioServerTransport(input, process.stdout),
    answered,
  );
  const handle = serveStdio(createServer, {
    transport,
    onerror: (error) => log.warn(`stdio: ${error.message}`),
  });
  for (const line of heard) input.write(`${line}\n`);
  if (answered !== undefined) await replayed;
  return { input, idle, close: () => handle.close() };
}

/**
 * Counts requests that have no answer yet; the SDK's transport drops those when its input ends. The first answer to the
 * request `answered` is not sent: the client has it.
 */
function countRequests(inner: StdioServerTransport, answered: string | number | undefined) {
  const pending = new Set<string | number>();
  let wake = () => {};
  let onReplayed = () => {};
  const replayed = new Promise<void>((resolve) => {
    onReplayed = resolve;
  });
  let replaying = answered !== undefined;
  const settle = (id: string | number | undefined) => {
    if (id !== undefined) pending.delete(id);
    if (pending.size === 0) wake();
  };
  const transport: Transport = {
    start: async () => {
      inner.onmessage = (message) => {
        if ('method' in message && 'id' in message) pending.add(message.id);
        const cancelled = cancelledRequest(message);
        if (cancelled !== undefined) settle(cancelled);
        transport.onmessage?.(message);
      };
      inner.onclose = () => transport.onclose?.();
      inner.onerror = (error) => transport.onerror?.(error);
      await inner.start();
    },
    send: async (message: JSONRPCMessage) => {
      const isAnswer = !('method' in message);
      if (replaying && isAnswer && message.id === answered) {
        replaying = false;
        onReplayed();
      } else await inner.send(message);
      if (isAnswer) settle(message.id as string | number | undefined);
    },
    close: () => inner.close(),
  };
  const idle = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      settle(undefined);
    });
  return { transport, idle, replayed };
}
