import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Assistant } from './assistant.ts';
import { serveSession } from './serve-session.ts';

const bridge = fileURLToPath(new URL('stdio-bridge.mjs', import.meta.url));
const MAX_OUTPUT = 1_000_000;
const KILL_AFTER_MS = 2_000;

/**
 * An assistant that is a command line, run by the shell in an empty folder. It gets the request on standard input, the
 * server as {url}, as {stdio} (a command) or in a file {config} as most clients read it; what it prints is its final answer.
 */
export const commandAssistant =
  (command: string, { timeoutMs }: { timeoutMs: number }): Assistant =>
  async (prompt, session) => {
    const listening = await serveSession(session);
    const folder = mkdtempSync(join(tmpdir(), 'mcp-atlassian-eval-'));
    try {
      const config = join(folder, 'mcp.json');
      const server = { type: 'http', url: `${listening.url}/` };
      writeFileSync(config, JSON.stringify({ mcpServers: { atlassian: server } }));
      const places = { url: server.url, stdio: `"${process.execPath}" "${bridge}" ${server.url}`, config };
      return await runCommand(fill(command, places), { prompt, folder, timeoutMs });
    } finally {
      await listening.close(0);
      rmSync(folder, { recursive: true, force: true });
    }
  };

const fill = (command: string, places: Record<string, string>): string =>
  command.replace(/\{(\w+)\}/g, (all, name) => places[name] ?? all);

interface Running {
  prompt: string;
  folder: string;
  timeoutMs: number;
}

function runCommand(command: string, { prompt, folder, timeoutMs }: Running): Promise<string> {
  // A group of its own, so that what it starts ends with it.
  const child = spawn(command, { shell: true, cwd: folder, detached: process.platform !== 'win32' });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] = (output[name] + text).slice(-MAX_OUTPUT);
    });
  // A command that ends without reading is reported by its exit code.
  child.stdin.on('error', () => {});
  child.stdin.end(prompt);
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      end(child);
      reject(new Error(`no answer within ${timeoutMs / 1000} seconds.`));
    }, timeoutMs);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(late);
      if (code === 0) resolve(output.stdout);
      else reject(new Error(`the command ended with ${code}: ${output.stderr.slice(-500)}`));
    });
  });
}

function end(child: ChildProcess): void {
  const signal = (name: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, name);
      else child.kill(name);
    } catch {
      // It ended by itself.
    }
  };
  signal('SIGTERM');
  setTimeout(() => signal('SIGKILL'), KILL_AFTER_MS).unref();
}
