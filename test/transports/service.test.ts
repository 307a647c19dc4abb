import { existsSync, readFileSync, renameSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { overHttp } from '../support/clients.ts';
import { emptyFolder, type Run, run, startHttp } from '../support/process.ts';
import { startService } from '../support/service.ts';
import { startSilentSite } from '../support/silent-site.ts';

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  text: string;
}

const whoAmI = {
  method: 'tools/call',
  params: { name: 'jira_get_user_profile', arguments: { user_identifier: 'me' } },
};

/** A request of its own; with an agent that keeps connections, the connection stays. */
const send = (url: string, { body, agent }: { body?: unknown; agent?: Agent } = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const headers = { 'content-type': 'application/json' };
    const sent = request(url, { method, headers, agent: agent ?? new Agent() }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });

const launch = async (options: Run = {}) => {
  const server = await startHttp(options);
  onTestFinished(() => void server.child.kill('SIGKILL'));
  return { ...server, mcp: `${server.url}/mcp`, pid: server.child.pid ?? 0 };
};

const call = (url: string, agent?: Agent) => send(url, { body: whoAmI, ...(agent && { agent }) });

describe('health', () => {
  it('says whether the process is ready, and why', async () => {
    const { url } = await launch();
    const answer = await send(`${url}/readyz`);
    expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    expect(JSON.parse(answer.text)).toEqual({
      status: 'ready',
      checks: {
        configuration: { ok: true, jira: true, confluence: true },
        state: { ok: true, kept: 'memory' },
        event_loop: { ok: true, delay_ms: expect.any(Number) },
        draining: { ok: true },
      },
    });
    expect(await send(`${url}/readyz`, { body: {} })).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    });
  });
});

describe('a process that is told to stop', () => {
  /** A server whose calls are answered when the test says so. */
  const slowServer = async (env: Record<string, string> = {}) => {
    const site = await startSilentSite();
    const server = await startService({ ...site.env, ...env });
    onTestFinished(() => void server.child.kill('SIGKILL'));
    return { ...server, site, url: server.mcp.replace(/\/mcp$/, '') };
  };

  it('answers the running call, refuses new ones with 503, stays alive for health checks, and exits 0', async () => {
    const { child, site, mcp, url, output, ended } = await slowServer();
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    await send(`${url}/healthz`, { agent });
    const running = call(mcp);
    await site.asked();
    child.kill('SIGTERM');
    await vi.waitUntil(() => output.stderr.includes('Stopping'));
    for (const refused of [await call(mcp), await call(mcp, agent)]) {
      expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '1', connection: 'close' } });
      expect(JSON.parse(refused.text).error.message).toContain('Nothing was done');
    }
    expect((await send(`${url}/healthz`)).status).toBe(200);
    expect(await send(`${url}/readyz`)).toMatchObject({
      status: 503,
      text: expect.stringContaining('"draining":{"ok":false}'),
    });
    site.answer({ name: 'ada', displayName: 'Ada Lovelace', active: true });
    expect(await running).toMatchObject({ status: 200, text: expect.stringContaining('Ada Lovelace') });
    expect(await ended).toMatchObject({ code: 0, signal: null });
  });

  it('breaks off what runs longer than the limit, and still exits 0', async () => {
    const { child, site, mcp, ended } = await slowServer({ MCP_DRAIN_SECONDS: '0' });
    const running = call(mcp).catch((error: Error) => error.message);
    await site.asked();
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, signal: null });
    expect(await running).toMatch(/socket hang up|ECONNRESET/);
  });

  it('ends the streams of clients that listen, cleanly', async () => {
    const { child, mcp, ended } = await launch();
    const client = await overHttp('2026-07-28', mcp);
    const subscription = await client.listen({ toolsListChanged: true });
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, signal: null });
    expect(await subscription.closed).not.toBe('local');
  });
});

describe('WORKER_CONNECTIONS', () => {
  it('refuses the connection beyond the cap with 503, but not the health check', async () => {
    const { url, mcp } = await launch({ env: { WORKER_CONNECTIONS: '1' } });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await vi.waitUntil(async () => (await call(mcp, agent)).status === 200);
    expect(await call(mcp)).toMatchObject({
      status: 503,
      headers: { 'retry-after': '1', connection: 'close' },
    });
    expect((await send(`${url}/healthz`)).status).toBe(200);
    // Anew where the connection had to be.
    await vi.waitUntil(async () => (await call(mcp, agent)).status === 200);
    agent.destroy();
    await vi.waitUntil(async () => (await call(mcp)).status === 200);
  });
});

describe('MCP_LOG_FILE', () => {
  it.each(['1', '2'])('is opened anew on SIGHUP by all processes of %s', async (workers) => {
    const logFile = join(emptyFolder(), 'logs', 'server.log');
    const { child, mcp, output } = await launch({
      args: ['-v'],
      env: { MCP_LOG_FILE: logFile, WORKERS: workers },
    });
    await vi.waitUntil(() => readFileSync(logFile, 'utf8').includes('Listening on'));
    renameSync(logFile, `${logFile}.1`);
    child.kill('SIGHUP');
    await vi.waitUntil(() => existsSync(logFile));
    expect((await call(mcp)).status).toBe(200);
    child.kill('SIGTERM');
    // The line of every process, in the new file.
    const lines = () => readFileSync(logFile, 'utf8').match(/Stopping: SIGTERM/g)?.length ?? 0;
    await vi.waitUntil(() => lines() === (workers === '1' ? 1 : 3));
    expect(output.stderr).toBe('');
  });

  it('ends the start when it cannot be written', async () => {
    const env = { MCP_LOG_FILE: '/dev/null/no.log' };
    const ended = await run({ args: ['--demo', '--transport', 'streamable-http', '--port', '0'], env });
    expect(ended).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('MCP_LOG_FILE /dev/null/no.log'),
    });
  });

  it('without one, SIGHUP changes nothing', async () => {
    const { child, mcp } = await launch();
    child.kill('SIGHUP');
    expect((await call(mcp)).status).toBe(200);
    expect(child.exitCode).toBeNull();
  });
});

/** Only Linux says which processes a process has started. */
describe.skipIf(!existsSync('/proc/self/task'))('WORKERS=2', () => {
  let server: Awaited<ReturnType<typeof launch>>;
  const workers = (): number[] =>
    readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number);
  const titles = (): string[] =>
    [server.pid, ...workers()].map((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim());

  beforeAll(async () => {
    const started = await startHttp({ env: { WORKERS: '2', WORKER_CONNECTIONS: '1' } });
    server = { ...started, mcp: `${started.url}/mcp`, pid: started.child.pid ?? 0 };
    return () => void started.child.kill('SIGKILL');
  });

  it('serves one port from both, each with its own connections', async () => {
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const both = async () => {
      const answers = await Promise.all([call(server.mcp, agent), call(server.mcp, agent)]);
      return answers.every(({ status }) => status === 200);
    };
    await vi.waitUntil(both);
    expect((await call(server.mcp)).status).toBe(503);
    expect(JSON.parse((await send(`${server.url}/readyz`)).text).checks.state).toEqual({
      ok: true,
      kept: 'primary',
    });
  });

  it('shows every worker what was changed through another one', async () => {
    // 503 while a worker's one connection is still closing after its client: nothing was done, so it is asked again.
    const use = async (name: string, args: object) => {
      const body = { method: 'tools/call', params: { name, arguments: args } };
      const answered = async () => {
        const { status, text } = await send(server.mcp, { body });
        return status === 503 ? undefined : text;
      };
      return JSON.parse(await vi.waitUntil(answered)).result.structuredContent;
    };
    const { issue } = await use('jira_create_issue', {
      project_key: 'PROJ',
      summary: 'Seen by all',
      issue_type: 'Task',
    });
    for (let count = 0; count < 4; count++)
      expect(await use('jira_get_issue', { issue_key: issue.key })).toMatchObject({ summary: 'Seen by all' });
  });

  it('names every process mcp-atlassian', async () => {
    await vi.waitUntil(() => workers().length === 2);
    await vi.waitFor(() => expect(titles()).toEqual(Array(3).fill('mcp-atlassian')));
  });

  it('replaces one that died, while the other goes on', async () => {
    const [victim = 0, other = 0] = workers();
    process.kill(victim, 'SIGKILL');
    await vi.waitUntil(() => !workers().includes(victim));
    await vi.waitUntil(async () => (await call(server.mcp)).status === 200);
    await vi.waitUntil(() => workers().length === 2);
    expect(workers()).toContain(other);
    const said = `Worker ${victim} ended (SIGKILL); starting another`;
    await vi.waitUntil(() => server.output.stderr.includes(said));
  });

  it('ends all of them on SIGTERM and exits 0', async () => {
    const all = workers();
    server.child.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ code: 0, signal: null });
    const isGone = (pid: number) => !existsSync(`/proc/${pid}`);
    await vi.waitUntil(() => all.every(isGone));
  });

  it('says once why it cannot start', async () => {
    const taken = await launch();
    const args = ['--demo', '--transport', 'streamable-http', '--host', '127.0.0.1', '--port'];
    const ended = await run({ args: [...args, new URL(taken.url).port], env: { WORKERS: '2' } });
    expect(ended.code).toBe(2);
    expect(ended.stderr.match(/EADDRINUSE/g)).toHaveLength(1);
  });
});

describe('options of the service', () => {
  it('say that WORKERS means nothing on stdio', async () => {
    const { code, stderr } = await run({ args: ['--demo'], env: { WORKERS: '2' } });
    expect(code).toBe(0);
    expect(stderr).toBe(
      'WARNING - mcp-atlassian - WORKERS is ignored with stdio: one process serves one client\n',
    );
  });

  it.each([
    ['WORKERS', 'many', /WORKERS is "many", but takes a whole number from 0 to 256, or auto/],
    ['WORKER_CONNECTIONS', '0', /WORKER_CONNECTIONS is "0"/],
    ['MCP_STATE_URL', 'http://user:s3cret@host', /MCP_STATE_URL is a value, but takes redis:/],
    ['MCP_STATE_KEY', 'short', /MCP_STATE_KEY is a value, but takes at least 32 characters/],
  ])('refuse %s=%s', async (name, value, message) => {
    const { code, stderr } = await run({ env: { [name]: value } });
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('s3cret');
  });
});
