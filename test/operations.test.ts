import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { listen } from '../src/server/http/listen.ts';
import { closedPort } from './support/diagnose.ts';
import { oneCall } from './support/one-call.ts';
import { emptyFolder, run, startHttp } from './support/process.ts';

const post = (url: string, name: string, args: object, headers: Record<string, string> = {}) =>
  fetch(`${url}/mcp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ method: 'tools/call', params: { name, arguments: args } }),
  }).then((response) => response.json());

const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('mcp-atlassian health', () => {
  it('says in one line how a running server is, with 0 or 1', async () => {
    const { url, child } = await startHttp();
    onTestFinished(() => void child.kill());
    const { hostname, port } = new URL(url);
    expect(await run({ args: ['health', '--url', url] })).toMatchObject({
      code: 0,
      stdout: `healthy: ${url}/healthz answered 200\n`,
    });
    // Where it looks when nothing is said: HOST and PORT.
    expect(await run({ args: ['health'], env: { HOST: hostname, PORT: port } })).toMatchObject({ code: 0 });
    expect(await run({ args: ['health', '--url', `${url}/nothing`] })).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^unhealthy: .*404\n$/),
    });
  });

  it('is unhealthy where nothing listens, nothing answers in time, or an option is wrong', async () => {
    expect(await run({ args: ['health', '--url', await closedPort()] })).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^unhealthy: .*ECONNREFUSED\n$/),
    });
    const silent = await listen({ host: '127.0.0.1', port: 0, handle: () => new Promise(() => {}) });
    onTestFinished(() => silent.close(0));
    expect(await run({ args: ['health', '--url', silent.url, '--timeout', '0.2'] })).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^unhealthy: .*no answer in time\n$/),
    });
    expect(await run({ args: ['health'], env: { PORT: 'x' } })).toMatchObject({
      code: 1,
      stdout: 'unhealthy: PORT is "x", but takes a whole number from 0 to 65535.\n',
    });
  });
});

describe('the audit log', () => {
  it('has one line for each call that changes something, with who, what and how it ended, but no content', async () => {
    const file = join(emptyFolder(), 'logs', 'audit.jsonl');
    const { url, child, ended } = await startHttp({ env: { MCP_AUDIT_LOG: file } });
    onTestFinished(() => void child.kill());
    await post(url, 'jira_get_issue', { issue_key: 'PROJ-1' });
    await post(
      url,
      'jira_add_comment',
      { issue_key: 'PROJ-1', body: 'between us' },
      { 'x-request-id': 'r-7' },
    );
    renameSync(file, `${file}.1`);
    child.kill('SIGHUP');
    await vi.waitUntil(() => existsSync(file));
    await post(url, 'jira_create_issue', { project_key: 'PROJ', summary: 'between us', issue_type: 'Task' });
    await post(url, 'jira_delete_issue', { issue_key: 'PROJ-99999' });
    child.kill();
    await ended;
    const before = readFileSync(`${file}.1`, 'utf8');
    const after = readFileSync(file, 'utf8');
    expect(before + after).not.toContain('between us');
    expect(linesOf(before)).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        call: expect.stringMatching(/^[\da-f]{8}$/),
        who: { key: expect.stringMatching(/^[\w-]{43}$/), name: 'ada@demo.example', request: 'r-7' },
        tool: 'jira_add_comment',
        access: 'write',
        target: { issue_key: 'PROJ-1' },
        outcome: 'ok',
        result: { id: expect.stringMatching(/^\d+$/) },
        ms: expect.any(Number),
      },
    ]);
    expect(linesOf(after)).toMatchObject([
      {
        tool: 'jira_create_issue',
        target: { project_key: 'PROJ' },
        outcome: 'ok',
        result: { key: expect.stringMatching(/^PROJ-\d+$/) },
      },
      {
        tool: 'jira_delete_issue',
        access: 'destructive',
        target: { issue_key: 'PROJ-99999' },
        outcome: 'error',
        error: 'http_404',
      },
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('has the content where it is asked for, without what looks like credentials', async () => {
    const file = join(emptyFolder(), 'audit.jsonl');
    const env = { MCP_AUDIT_LOG: file, MCP_AUDIT_LOG_CONTENT: 'true' };
    const body = 'between us: "token=abcdefgh1234"';
    await oneCall({ args: ['--demo'], env }, 'jira_add_comment', { issue_key: 'PROJ-1', body });
    expect(linesOf(readFileSync(file, 'utf8'))).toMatchObject([
      { arguments: { issue_key: 'PROJ-1', body: 'between us: "token=***"' } },
    ]);
  });

  it('that cannot be written stops the start', async () => {
    expect(await run({ args: ['--demo'], env: { MCP_AUDIT_LOG: '/dev/null/audit' } })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('MCP_AUDIT_LOG /dev/null/audit cannot be written'),
    });
  });
});

describe('the log', () => {
  it('is one JSON object a line with MCP_LOG_FORMAT=json, and joins a call with what it sent', async () => {
    const { stderr } = await oneCall(
      { args: ['--demo', '-vv'], env: { MCP_LOG_FORMAT: 'json' } },
      'jira_get_issue',
      { issue_key: 'PROJ-1' },
    );
    const lines = linesOf(stderr);
    expect(lines).toHaveLength(stderr.trim().split('\n').length);
    for (const line of lines)
      expect(line).toMatchObject({
        time: expect.any(String),
        level: expect.any(String),
        logger: 'mcp-atlassian',
      });
    const { call } = lines.find(({ message }) => message === 'tools/call') ?? {};
    const upstream = lines.filter(({ message }) => message === 'upstream');
    expect(upstream.length).toBeGreaterThan(0);
    expect(new Set(upstream.map((line) => line.call))).toEqual(new Set([call]));
    expect(upstream[0]).toMatchObject({ level: 'DEBUG', product: 'Jira', status: 200 });
  });

  it("joins what an HTTP request with the caller's own id sent, and takes no id that could forge a line", async () => {
    const { url, child, output } = await startHttp({ args: ['-vv'] });
    onTestFinished(() => void child.kill());
    const ask = (id: string) => post(url, 'jira_get_issue', { issue_key: 'PROJ-1' }, { 'x-request-id': id });
    await ask('trace:42');
    await ask('x y=ERROR');
    await vi.waitUntil(() => (output.stderr.match(/ - tools\/call/g) ?? []).length === 2);
    expect(output.stderr).toMatch(/ - upstream call=[\da-f]{8} request=trace:42 /);
    expect(output.stderr).not.toContain('y=ERROR');
  });
});

describe("the guide's scripts", () => {
  const python = spawnSync('python3', ['--version']).status === 0;
  if (!python) console.log('Python is missing: simple_test.py and manual_test_debug.py are not run.');
  const root = new URL('..', import.meta.url);
  it('are package scripts', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
    expect([scripts.simple_test, scripts.manual_test_debug]).toEqual([
      'node dist/cli.js doctor',
      'node dist/cli.js doctor',
    ]);
  });

  it.skipIf(!python)('are Python files as well, with the exit codes of doctor', () => {
    const script = (file: string, args: string[], env: Record<string, string> = {}) =>
      spawnSync('python3', [new URL(file, root).pathname, ...args], {
        cwd: emptyFolder(),
        env: { PATH: process.env.PATH ?? '', ...env },
        encoding: 'utf8',
      });
    expect(script('simple_test.py', ['--verbose'], { JIRA_URL: 'x' })).toMatchObject({
      status: 2,
      stdout: expect.stringContaining('JIRA_URL is "x"'),
    });
    const site = { JIRA_URL: 'http://127.0.0.1:9', JIRA_PERSONAL_TOKEN: 'secret-of-mine' };
    expect(script('manual_test_debug.py', ['--mode', 'http-server', '--offline'], site)).toMatchObject({
      status: 0,
    });
    expect(script('manual_test_debug.py', ['--mode', 'nothing'])).toMatchObject({ status: 2 });
  });
});

describe('the example clients', () => {
  it('in JavaScript talk to the server, as its operator and as a caller', async () => {
    const { url, child } = await startHttp();
    onTestFinished(() => void child.kill());
    const file = new URL('../examples/client.mjs', import.meta.url).pathname;
    const client = (...args: string[]) =>
      spawnSync(process.execPath, [file, ...args], { encoding: 'utf8', timeout: 60_000 });
    const answer = /^Available tools: \d+\nPROJ-123 \S.*\n$/;
    expect(client(url)).toMatchObject({ status: 0, stdout: expect.stringMatching(answer) });
    expect(client(url, 'YOUR_OAUTH_TOKEN', 'YOUR_CLOUD_ID')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(answer),
    });
    expect(client(url, 'nobody', 'YOUR_CLOUD_ID')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('401'),
    });
  });
});
