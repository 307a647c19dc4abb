import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What to run. */
export interface Command {
  /** Node itself unless it says otherwise. */
  command?: string;
  args: string[];
  env?: Record<string, string>;
}

const home = mkdtempSync(join(tmpdir(), 'bench-'));
const running = new Set<ChildProcessWithoutNullStreams>();

process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

/** Starts a process that ends with this one at the latest. It sees no variables of ours but PATH, and an empty home folder. */
export function startProcess(what: string[] | Command): ChildProcessWithoutNullStreams {
  const { command = process.execPath, args, env = {} } = Array.isArray(what) ? { args: what } : what;
  const inherited = { PATH: process.env.PATH ?? '', HOME: home };
  const child = spawn(command, args, { cwd: home, env: { ...inherited, ...env } });
  running.add(child);
  child.once('exit', () => running.delete(child));
  // Nobody reads it, and a full pipe would stop the server.
  child.stderr.resume();
  child.stdin.on('error', () => undefined);
  return child;
}

/** Ends a process, at first politely. */
export async function endProcess(child: ChildProcessWithoutNullStreams): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await ended;
  clearTimeout(timer);
}

/** Waits until the process has printed something that fits, and gives the first group of it. */
export async function firstOutput(child: ChildProcessWithoutNullStreams, pattern: RegExp): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout) {
    text += chunk;
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error(`The process ended before it printed ${pattern}: ${text.slice(-300)}`);
}
