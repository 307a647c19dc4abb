import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttp } from './support/process.ts';
import { call, send } from './support/raw.ts';

const TOKEN = 'status-token-of-the-tests';
const get = (url: string, headers: Record<string, string> = {}) => send(url, { method: 'GET', headers });

describe('the status page', () => {
  let server: Awaited<ReturnType<typeof startHttp>>;
  let page: string;
  beforeAll(async () => {
    server = await startHttp();
    await send(`${server.url}/mcp`, { body: call('jira_get_issue', { issue_key: 'PROJ-1' }) });
    await send(`${server.url}/mcp`, {
      body: call('jira_get_issue', { issue_key: 'NOPE-1" <script>alert(1)</script>' }),
    });
    await send(`${server.url}/mcp`, {
      body: call('jira_get_issue', { issue_key: 'https://me:hunter2-hunter2@a.example' }),
    });
    await send(`${server.url}/mcp`, { body: { method: 'no/such', params: {} } });
    page = String((await get(`${server.url}/status`)).json);
  });
  afterAll(() => void server.child.kill());

  it('shows health, sites, callers, charts, errors, limits and tools', () => {
    for (const title of [
      'Calls per minute',
      'Duration of calls',
      'Health',
      'Sites',
      'Callers',
      'Requests and rate limits',
      'Slowest tools',
      'Last errors',
    ])
      expect(page).toContain(title);
    expect(page).toContain('✓ Ready');
    expect(page).toMatch(/<td[^>]*>demo\.atlassian\.net<\/td><td[^>]*>Cloud</);
    expect(page).toMatch(/<code>jira_get_issue<\/code><\/td><td[^>]*>3<\/td><td[^>]*>2</);
    expect(page).toContain('3 calls, 2 failed');
    expect(page).toContain('JSON-RPC -32601');
    expect(page).toContain('1</b><small>active in 5 min');
  });

  it('shows what callers sent as text, without what looks like a secret', () => {
    expect(page).not.toContain('<script');
    expect(page).not.toContain('hunter2');
    expect(page).not.toContain('ada@demo.example');
  });

  it('loads nothing, runs nothing, and cannot be framed', async () => {
    const { headers } = await get(`${server.url}/status`);
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-frame-options': 'DENY' });
    expect(page).not.toMatch(/(?:src|href)="(?!data:)/);
  });

  it.each([
    ['a foreign Host, as after DNS rebinding', { host: 'evil.example' }],
    ['a Host that only begins like loopback', { host: 'localhost.evil.example' }],
    ['a proxy in between', { 'x-forwarded-for': '127.0.0.1' }],
    ['a proxy that says Forwarded', { forwarded: 'for=127.0.0.1' }],
    ['a made-up token', { host: 'evil.example', authorization: 'Bearer undefined' }],
  ])('is not there for %s', async (_, headers) => {
    const { status, json } = await get(`${server.url}/status`, headers);
    expect(status).toBe(404);
    expect(json).toContain('MCP_METRICS_TOKEN');
  });

  it('is not written to', async () => {
    expect((await send(`${server.url}/status`, { method: 'POST' })).status).toBe(405);
  });
});

describe('MCP_METRICS_TOKEN', () => {
  let server: Awaited<ReturnType<typeof startHttp>>;
  beforeAll(async () => {
    server = await startHttp({ env: { MCP_METRICS_TOKEN: TOKEN } });
  });
  afterAll(() => void server.child.kill());

  const basic = (password: string) => `Basic ${Buffer.from(`anybody:${password}`).toString('base64')}`;
  const proxied = { 'x-forwarded-for': '10.0.0.1' };

  it.each(['/status', '/metrics'])(
    'opens %s from everywhere, as a bearer token or a password',
    async (path) => {
      for (const authorization of [`Bearer ${TOKEN}`, basic(TOKEN)])
        expect((await get(server.url + path, { ...proxied, authorization })).status).toBe(200);
      for (const authorization of [`Bearer ${TOKEN}x`, basic('guess'), TOKEN, 'Bearer ', '']) {
        const refused = await get(server.url + path, { ...proxied, authorization });
        expect(refused.status).toBe(401);
        expect(refused.headers['www-authenticate']).toContain('Basic');
        expect(refused.json).toContain('MCP_METRICS_TOKEN');
      }
    },
  );

  it('is needed for /metrics on this machine too, for /status not', async () => {
    expect((await get(`${server.url}/metrics`)).status).toBe(401);
    expect((await get(`${server.url}/status`)).status).toBe(200);
  });
});
