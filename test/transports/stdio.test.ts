import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, emptyFolder, run, start } from '../support/process.ts';

const initialize = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
};
const initialized = { jsonrpc: '2.0', method: 'notifications/initialized' };
const call = (id: number, name: string, args: object) => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name, arguments: args },
});
const lines = (...messages: (object | string)[]) =>
  messages.map((message) => `${typeof message === 'string' ? message : JSON.stringify(message)}\n`).join('');

const answers = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id?: number; result?: { isError?: boolean }; error?: unknown });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('standard output', () => {
  it('carries nothing but JSON-RPC, with all logging on', async () => {
    const { code, stdout, stderr } = await run({
      args: ['--demo', '--very-verbose'],
      input: lines(
        initialize,
        initialized,
        { jsonrpc: '2.0', id: 2, method: 'tools/list' },
        call(3, 'jira_search', { jql: 'project = PROJ', limit: 1 }),
      ),
    });
    expect(code).toBe(0);
    expect(answers(stdout).map((answer) => answer.id)).toEqual([1, 2, 3]);
    expect(stderr).toContain('DEBUG - mcp-atlassian - upstream');
  });
});

describe('the process', () => {
  it('answers what is under way, then exits 0, when its input ends', async () => {
    const calls = Array.from({ length: 20 }, (_, index) =>
      call(index + 2, 'jira_get_issue', { issue_key: `PROJ-${index + 1}` }),
    );
    const { code, stdout } = await run({ args: ['--demo'], input: lines(initialize, initialized, ...calls) });
    expect(code).toBe(0);
    const ids = answers(stdout).map((answer) => answer.id);
    expect(ids.sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 21 }, (_, index) => index + 1),
    );
  });

  it('exits 0 at once when nothing ever came', async () => {
    expect(await run({})).toMatchObject({ code: 0, stdout: '' });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('exits 0 on %s', async (signal) => {
    const { child, output, ended } = start({ args: ['--demo'] });
    child.stdin?.write(lines(initialize));
    await expect.poll(() => output.stdout).toContain('protocolVersion');
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 0, signal: null });
  });

  it('ends when its parent is gone, even if the pipe stays open', async () => {
    // The parent starts the server with an input that this test keeps open, tells the pid, and dies.
    const answered = join(emptyFolder(), 'answered');
    const script = `
      const { spawn } = require('node:child_process');
      const output = require('node:fs').openSync(${JSON.stringify(answered)}, 'w');
      const server = spawn(process.execPath, ${JSON.stringify([cli, '--demo'])}, { stdio: ['inherit', output, 'ignore'] });
      console.log(server.pid);
    `;
    const parent = spawn(process.execPath, ['-e', script], {
      cwd: emptyFolder(),
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const pid = Number(await new Promise<Buffer>((resolve) => parent.stdout.once('data', resolve)));
    parent.stdin.write(lines(initialize));
    await expect.poll(() => readFileSync(answered, 'utf8')).toContain('protocolVersion');
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { interval: 200 }).toBe(false);
  });

  it('goes on after lines that are no messages', async () => {
    const { code, stdout } = await run({
      args: ['--demo'],
      input: lines(
        initialize,
        initialized,
        'garbage',
        '{"jsonrpc":"2.0","id":7',
        '[]',
        '{"jsonrpc":"2.0","id":8,"method":"no/such"}',
        call(9, 'jira_get_issue', { issue_key: 'PROJ-1' }),
      ),
    });
    expect(code).toBe(0);
    const byId = new Map(answers(stdout).map((answer) => [answer.id, answer]));
    expect(byId.get(8)?.error).toMatchObject({ code: -32601 });
    expect(byId.get(9)?.result).not.toHaveProperty('isError');
  });

  it('answers plain calls, calls that ask for progress, and long lines beside one another', async () => {
    const { params, ...asked } = call(4, 'jira_get_issue', { issue_key: 'PROJ-1' });
    const { code, stdout } = await run({
      args: ['--demo'],
      input: lines(
        initialize,
        call(2, 'jira_get_issue', { issue_key: 'PROJ-1' }),
        initialized,
        call(3, 'jira_search', { jql: `summary ~ "${'x'.repeat(200_000)}"` }),
        { ...asked, params: { ...params, _meta: { progressToken: 1 } } },
        call(5, 'jira_get_issue', { issue_key: 'PROJ-2' }),
        { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 99 } },
        { jsonrpc: '2.0', id: 6, method: 'ping' },
      ),
    });
    expect(code).toBe(0);
    const byId = new Map(answers(stdout).map((answer) => [answer.id, answer]));
    expect([...byId.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(byId.get(4)).toEqual({ ...byId.get(2), id: 4 });
  });
});
