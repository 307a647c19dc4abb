import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { overHttp } from '../support/clients.ts';
import { startHttp } from '../support/process.ts';

type Server = Awaited<ReturnType<typeof startHttp>>;

const grace = { authorization: 'Bearer YOUR_OAUTH_TOKEN', 'x-atlassian-cloud-id': 'YOUR_CLOUD_ID' };
const list = { method: 'tools/list', params: {} };
const whoAmI = {
  method: 'tools/call',
  params: { name: 'jira_get_user_profile', arguments: { user_identifier: 'me' } },
};

interface Answer {
  status: number;
  type: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely
  json: any;
}

/** A plain POST; node:http lets a test set Host and Origin, which fetch does not. */
const post = (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const sent = request(
      url,
      { method: 'POST', headers: { 'content-type': 'application/json', accept: '*/*', ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const answered = Buffer.concat(chunks).toString('utf8');
          const type = response.headers['content-type'] ?? '';
          resolve({
            status: response.statusCode ?? 0,
            type,
            json: type.startsWith('application/json') ? JSON.parse(answered) : answered,
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });

const nameIn = (answer: Answer): string => JSON.parse(answer.json.result.content[0].text).user.display_name;

describe('on a loopback address', () => {
  let server: Server;
  let mcp: string;
  beforeAll(async () => {
    server = await startHttp();
    mcp = `${server.url}/mcp`;
  });
  afterAll(() => server.child.kill());

  it('answers /healthz to GET and HEAD, and to nothing else', async () => {
    const health = await fetch(`${server.url}/healthz`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
    expect((await fetch(`${server.url}/healthz`, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${server.url}/healthz`, { method: 'POST' })).status).toBe(405);
  });

  it.each(['/mcp', '/mcp/'])('answers plain calls at %s with one JSON object', async (path) => {
    const answer = await post(server.url + path, list);
    expect(answer).toMatchObject({ status: 200, type: 'application/json' });
    expect(answer.json.result.tools.length).toBeGreaterThanOrEqual(16);
  });

  it('answers JSON-RPC without an event stream in Accept with one JSON object', async () => {
    const answer = await post(mcp, { jsonrpc: '2.0', id: 'a', ...whoAmI }, { accept: 'application/json' });
    expect(answer).toMatchObject({ status: 200, type: 'application/json', json: { id: 'a' } });
    expect(nameIn(answer)).toBe('Ada Lovelace');
  });

  it('keeps the protocol for those who speak it', async () => {
    expect((await post(mcp, { jsonrpc: '1.0', id: 1, ...list })).status).toBe(400);
    expect((await post(mcp, { method: 'no/such' })).json.error.code).toBe(-32601);
    expect((await post(mcp, { jsonrpc: '2.0', method: 'notifications/initialized' })).status).toBe(202);
    expect((await post(mcp, { jsonrpc: '2.0', id: 1, ...list }, { accept: 'text/plain' })).status).toBe(406);
    expect((await fetch(mcp)).status).toBe(405);
  });

  it('says what is wrong with a body', async () => {
    expect(await post(mcp, '{"method":')).toMatchObject({ status: 400, json: { error: { code: -32700 } } });
    expect((await post(mcp, list, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post(mcp, `{"method":"${'x'.repeat(17_000_000)}"}`)).status).toBe(413);
    expect((await post(mcp, '[1,2]')).status).toBe(400);
    expect((await post(mcp, 'null')).status).toBe(400);
  });

  it('acts as the operator without credentials, and as the caller with them', async () => {
    expect(nameIn(await post(mcp, whoAmI))).toBe('Ada Lovelace');
    expect(nameIn(await post(mcp, whoAmI, grace))).toBe('Grace Hopper');
    const basic = Buffer.from('barbara@demo.example:demo-token-barbara').toString('base64');
    expect(nameIn(await post(mcp, whoAmI, { authorization: `basic ${basic}` }))).toBe('Barbara Liskov');
  });

  it('never falls back to the operator when credentials are wrong', async () => {
    const wrong = await post(mcp, whoAmI, { ...grace, authorization: 'Bearer wrong' });
    expect(wrong.json.result).toMatchObject({ isError: true });
    expect(wrong.json.result.content[0].text).toContain('401');
    for (const authorization of ['Bearer', 'Basic !!!', 'Basic Og==', 'Digest x', ''])
      expect((await post(mcp, whoAmI, { authorization })).status, authorization).toBe(401);
    const token = await post(mcp, whoAmI, { 'x-atlassian-jira-personal-token': 'x' });
    expect(token.json.result.content[0].text).toContain('Invalid user Jira token');
  });

  it.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])(
    'takes %s for a request from elsewhere: no operator',
    async (header) => {
      const answer = await post(mcp, whoAmI, { [header]: '203.0.113.9' });
      expect(answer.status).toBe(401);
      expect(answer.json.error).toContain('ALLOW_GLOBAL_CRED_FALLBACK');
      expect(nameIn(await post(mcp, whoAmI, { [header]: '203.0.113.9', ...grace }))).toBe('Grace Hopper');
    },
  );

  it('refuses foreign Host and Origin headers', async () => {
    expect((await post(mcp, list, { host: 'evil.example' })).status).toBe(403);
    expect((await post(mcp, list, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await post(mcp, list, { origin: 'null' })).status).toBe(403);
    expect(
      (
        await post(mcp, list, {
          host: `localhost:${new URL(server.url).port}`,
          origin: 'http://localhost:3000',
        })
      ).status,
    ).toBe(200);
  });

  it('answers two clients of different eras at the same time, each as themselves', async () => {
    const [old, modern] = await Promise.all([overHttp('handshake', mcp), overHttp('2026-07-28', mcp, grace)]);
    const call = { name: 'jira_get_user_profile', arguments: { user_identifier: 'me' } };
    const [first, second] = await Promise.all([old.callTool(call), modern.callTool(call)]);
    expect(first.structuredContent).toMatchObject({ user: { display_name: 'Ada Lovelace' } });
    expect(second.structuredContent).toMatchObject({ user: { display_name: 'Grace Hopper' } });
    await Promise.all([old.close(), modern.close()]);
  });
});

describe('on every address', () => {
  it('wants credentials, unless the operator shares his', async () => {
    const server = await startHttp({ args: ['--host', '0.0.0.0'] });
    onTestFinished(() => void server.child.kill());
    const refused = await post(`${server.url}/mcp`, list);
    expect(refused.status).toBe(401);
    expect(refused.json.error).toMatch(/Authorization: Bearer.*ALLOW_GLOBAL_CRED_FALLBACK/);
    expect(nameIn(await post(`${server.url}/mcp`, whoAmI, { ...grace, host: 'mcp.example' }))).toBe(
      'Grace Hopper',
    );

    const open = await startHttp({
      args: ['--host', '0.0.0.0'],
      env: { ALLOW_GLOBAL_CRED_FALLBACK: 'true' },
    });
    onTestFinished(() => void open.child.kill());
    expect(nameIn(await post(`${open.url}/mcp`, whoAmI))).toBe('Ada Lovelace');
  });

  it('takes only the host names that the operator listed', async () => {
    const server = await startHttp({ args: ['--host', '0.0.0.0', '--allowed-hosts', 'mcp.example'] });
    onTestFinished(() => void server.child.kill());
    expect((await post(`${server.url}/mcp`, list, { ...grace, host: 'mcp.example' })).status).toBe(200);
    expect((await post(`${server.url}/mcp`, list, { ...grace, host: 'other.example' })).status).toBe(403);
  });
});

describe('the process', () => {
  it('says so when the port is taken', async () => {
    const server = await startHttp();
    onTestFinished(() => void server.child.kill());
    await expect(startHttp({ args: ['--port', new URL(server.url).port] })).rejects.toThrow(
      /Cannot listen on 127.0.0.1:\d+ \(EADDRINUSE\)/,
    );
  });
});
