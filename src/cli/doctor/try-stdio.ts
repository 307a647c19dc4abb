import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Finding } from './finding.ts';
import { type Rpc, resultOf } from './rpc.ts';
import { tryServer } from './try-server.ts';

const check = 'stdio';
const PATIENCE_MS = 60_000;
/** Characters of what the server said last. */
const SHOWN = 2_000;

/** How the server is started. */
export interface ServerCommand {
  executable: string;
  args: readonly string[];
}

/** Starts the server as a client on this machine does, and talks to it over standard input and output. */
export async function tryStdio({ executable, args }: ServerCommand): Promise<Finding[]> {
  const child = spawn(process.execPath, [executable, ...args, '--transport', 'stdio'], { stdio: 'pipe' });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-SHOWN);
  });
  // What is written after its end is told by the end itself.
  child.stdin.on('error', () => {});
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      reject(new Error(`the server ended with exit code ${code}. ${said.trim()}`)),
    );
    setTimeout(
      () => reject(new Error(`no answer within ${PATIENCE_MS / 1000} s. ${said.trim()}`)),
      PATIENCE_MS,
    ).unref();
  });
  ended.catch(() => {});
  try {
    return await Promise.race([tryServer(check, overPipes(child)), ended]);
  } catch (error) {
    return [{ check, status: 'error', message: `The server over stdio: ${(error as Error).message}` }];
  } finally {
    child.kill();
  }
}

function overPipes({ stdin, stdout }: { stdin: NodeJS.WritableStream; stdout: NodeJS.ReadableStream }): Rpc {
  const waiting = new Map<number, (reply: unknown) => void>();
  createInterface({ input: stdout }).on('line', (line) => {
    const reply = parsed(line);
    const answered = reply ? [waiting.get(reply.id ?? -1)] : [...waiting.values()];
    // Anything else on standard output breaks the protocol, so it is what the pending request gets to see.
    for (const resolve of answered) resolve?.(reply ?? line);
  });
  let last = 0;
  const send = (message: object) => void stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  return {
    ask: async (method, params = {}) => {
      const id = ++last;
      const reply = new Promise((resolve) => waiting.set(id, resolve));
      send({ id, method, params });
      return resultOf(await reply);
    },
    tell: async (method) => send({ method }),
  };
}

function parsed(line: string): { id?: number } | undefined {
  try {
    return JSON.parse(line) as { id?: number };
  } catch {
    return undefined;
  }
}
