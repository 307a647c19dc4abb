import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Connection, type Era, initializeParams, paramsFor, resultOf } from './protocol.ts';

const answerMs = 60_000;

interface Waiting {
  resolve: (answer: unknown) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

/** Speaks MCP with a process over its standard input and output. */
export async function connectStdio(child: ChildProcessWithoutNullStreams, era: Era): Promise<Connection> {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const answer = parse(line);
    const one = typeof answer?.id === 'number' ? waiting.get(answer.id) : undefined;
    if (!one || typeof answer?.id !== 'number') return;
    waiting.delete(answer.id);
    clearTimeout(one.timer);
    one.resolve(answer);
  });
  child.once('exit', (code) => {
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(new Error(`The server ended with ${code}.`));
    }
  });
  const send = (message: object) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const request = async (method: string, params: object) => {
    const id = ++last;
    const answer = await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No answer to ${method} within a minute.`)), answerMs);
      waiting.set(id, { resolve, reject, timer });
      send({ id, method, params: paramsFor(era, params) });
    });
    return resultOf(answer);
  };
  if (era === 'handshake') {
    await request('initialize', initializeParams);
    send({ method: 'notifications/initialized' });
  }
  return { request, close: async () => void child.stdin.end() };
}

// Servers print other things as well, some of them to standard output.
function parse(line: string): { id?: unknown } | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
