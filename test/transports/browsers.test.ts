import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { options } from '../../src/config/options.ts';
import { startHttp } from '../support/process.ts';
import { send } from '../support/raw.ts';

const list = { method: 'tools/list', params: {} };
const page = 'https://app.example';
const credentials = { authorization: 'Bearer YOUR_OAUTH_TOKEN', 'x-atlassian-cloud-id': 'YOUR_CLOUD_ID' };

type Server = Awaited<ReturnType<typeof startHttp>>;
let server: Server;
let mcp: string;
beforeAll(async () => {
  server = await startHttp({
    env: { MCP_CORS_ORIGINS: `${page},https://Other.example:8443`, MCP_TRUSTED_PROXIES: '127.0.0.1' },
  });
  mcp = `${server.url}/mcp`;
});
afterAll(() => server.child.kill());

describe('a page at a named origin', () => {
  it.each([page, 'https://other.example:8443'])(
    '%s may ask first, call, and read the answer',
    async (origin) => {
      const asked = await send(`${mcp}/readonly`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,mcp-session-id',
        },
      });
      expect(asked.status).toBe(204);
      expect(asked.headers).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': expect.stringContaining('DELETE'),
        'access-control-allow-headers': 'authorization,mcp-session-id',
      });
      for (const headers of [{ origin }, { origin, authorization: 'Bearer' }]) {
        const answer = await send(mcp, { headers, body: list });
        expect(answer.headers['access-control-allow-origin']).toBe(origin);
        expect(answer.headers['access-control-expose-headers']).toMatch(/Mcp-Session-Id.*WWW-Authenticate/);
        expect(answer.headers.vary).toContain('Origin');
        expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
      }
    },
  );

  it('needs no credentials to ask, but to call through a proxy', async () => {
    const answer = await send(mcp, {
      headers: { origin: page, 'x-forwarded-for': '203.0.113.9' },
      body: list,
    });
    expect(answer.status).toBe(401);
    expect(answer.headers['access-control-allow-origin']).toBe(page);
  });
});

it.each([
  'https://evil.example',
  'http://app.example',
  'https://app.example:444',
  'https://app.example.evil.example',
  'null',
  'file://',
])('a page at %s is refused, asked first or not', async (origin) => {
  for (const method of ['OPTIONS', 'POST', 'GET', 'DELETE']) {
    const answer = await send(mcp, { method, headers: { origin, 'access-control-request-method': 'POST' } });
    expect(answer.status).toBe(403);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  }
});

it('a pattern is no origin', () => {
  for (const value of ['*', 'https://*.example', 'app.example', 'https://app.example/path'])
    expect(() => options.corsOrigins.parse(value), value).toThrow();
});

it('every answer carries security headers, errors and probes too', async () => {
  const answers = await Promise.all([
    send(mcp, { body: list }),
    send(`${server.url}/healthz`, { method: 'GET' }),
    send(`${server.url}/nothing`, { method: 'GET' }),
    send(mcp, { headers: { authorization: 'Bearer' }, body: list }),
    send(mcp, { headers: { host: 'evil.example' }, body: list }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 401, 403]);
  for (const { headers } of answers)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'referrer-policy': 'no-referrer',
      'cache-control': expect.stringMatching(/no-store|no-cache/),
    });
});

describe('behind a reverse proxy', () => {
  const forwarded = {
    ...credentials,
    'x-forwarded-host': 'mcp.example',
    'x-forwarded-for': '203.0.113.9, 127.0.0.1',
  };

  it('the host that a named proxy forwards is the one that counts, and its log line names the caller', async () => {
    const refused = await send(mcp, { headers: forwarded, body: list });
    expect(refused.status).toBe(403);
    expect(refused.json.error.message).toContain('"mcp.example"');
    const named = await startHttp({
      env: { MCP_ALLOWED_HOSTS: 'mcp.example', MCP_TRUSTED_PROXIES: '127.0.0.0/8', MCP_VERBOSE: 'true' },
    });
    onTestFinished(() => void named.child.kill());
    const from = (headers: object) =>
      send(`${named.url}/mcp`, { headers: { ...forwarded, ...headers }, body: list });
    expect((await from({ origin: 'https://mcp.example' })).status).toBe(200);
    expect((await from({ 'x-forwarded-host': 'evil.example' })).status).toBe(403);
    await expect.poll(() => named.output.stderr).toMatch(/Refused: Host "evil.example".*from=203\.0\.113\.9/);
  });

  it('nobody else can forward anything', async () => {
    const plain = await startHttp({ env: { MCP_TRUSTED_PROXIES: '10.0.0.0/8', MCP_VERBOSE: 'true' } });
    onTestFinished(() => void plain.child.kill());
    expect((await send(`${plain.url}/mcp`, { headers: forwarded, body: list })).status).toBe(200);
    const evil = { ...forwarded, host: 'evil.example', 'x-forwarded-host': 'localhost' };
    expect((await send(`${plain.url}/mcp`, { headers: evil, body: list })).status).toBe(403);
    await expect.poll(() => plain.output.stderr).toMatch(/Refused: Host "evil.example".*from=127\.0\.0\.1/);
  });
});
