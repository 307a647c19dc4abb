import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Run {
  args?: string[];
  env?: Record<string, string>;
  /** Working directory; an empty one by default, so that no .env of this checkout is read. */
  cwd?: string;
  input?: string;
  /** Another copy of the executable. */
  program?: string;
}

export const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'mcp-atlassian-test-'));

/** Starts `mcp-atlassian` with nothing but PATH in its environment. */
export function start({ args = [], env = {}, cwd = emptyFolder(), program = cli }: Run = {}): Started {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  // A process that ends at once reads nothing; that is no failure of the test.
  child.stdin?.on('error', () => {});
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, ...output })),
  );
  return { child, output, ended };
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Started {
  child: ChildProcess;
  /** What was printed so far. */
  output: { stdout: string; stderr: string };
  ended: Promise<Ended>;
}

/** Runs to the end, with `input` on standard input. */
export async function run(options: Run): Promise<Ended> {
  const { child, ended } = start(options);
  child.stdin?.end(options.input ?? '');
  return ended;
}

/** Starts the HTTP transport with the demo on a free port and waits for its address. */
export async function startHttp(options: Run = {}): Promise<Started & { url: string }> {
  const host = options.args?.includes('--host') ? [] : ['--host', '127.0.0.1'];
  const args = ['--demo', '--transport', 'streamable-http', '--port', '0', ...host, ...(options.args ?? [])];
  const started = start({ ...options, args });
  return { ...started, url: await waitForUrl(started) };
}

function waitForUrl({ child, output, ended }: Started): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = /Endpoint: (http:\/\/\S+?)\/\w+\n/.exec(output.stdout)?.[1];
      if (found) resolve(found.replace('0.0.0.0', '127.0.0.1'));
    };
    child.stdout?.on('data', look);
    ended.then(({ stderr }) => reject(new Error(`the server ended: ${stderr}`)));
  });
}
