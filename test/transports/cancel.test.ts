import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, SSEClientTransport } from '@modelcontextprotocol/client';
import { expect, it, onTestFinished, vi } from 'vitest';
import { overHttp } from '../support/clients.ts';
import { start } from '../support/process.ts';

const call = { name: 'jira_get_issue', arguments: { issue_key: 'PROJ-1' } };

/** A Jira that never answers, and a server in front of it. */
async function startSilent(args: string[]) {
  const calls = { open: 0, closed: 0 };
  const silent = createServer((incoming) => {
    calls.open += 1;
    incoming.socket.once('close', () => {
      calls.closed += 1;
    });
  });
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const server = start({
    args,
    env: {
      JIRA_URL: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
      JIRA_PERSONAL_TOKEN: 'x',
    },
  });
  onTestFinished(() => {
    server.child.kill('SIGKILL');
    silent.closeAllConnections();
    silent.close();
  });
  return { server, calls };
}

async function startSilentHttp() {
  const started = await startSilent([
    '--transport',
    'streamable-http',
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '-v',
  ]);
  await vi.waitUntil(() => started.server.output.stderr.includes('Listening on'));
  return { ...started, url: /Listening on (\S+)/.exec(started.server.output.stderr)?.[1] ?? '' };
}

const closesTheRequest = async (
  { calls }: { calls: { open: number; closed: number } },
  cancel: () => void,
) => {
  await vi.waitUntil(() => calls.open === 1);
  cancel();
  await vi.waitUntil(() => calls.closed === 1);
};

it('a client of 2026-07-28 that cancels ends the request to Atlassian', async () => {
  const started = await startSilentHttp();
  const client: Client = await overHttp('2026-07-28', started.url);
  const controller = new AbortController();
  const running = client.callTool(call, { signal: controller.signal }).catch(() => 'ended');
  await closesTheRequest(started, () => controller.abort());
  expect(await running).toBe('ended');
  await client.close();
});

it('a client of the handshake era that cancels ends the request to Atlassian', async () => {
  const started = await startSilentHttp();
  const client: Client = await overHttp('handshake', started.url);
  const controller = new AbortController();
  const running = client.callTool(call, { signal: controller.signal }).catch(() => 'ended');
  await closesTheRequest(started, () => controller.abort());
  expect(await running).toBe('ended');
  await client.close();
});

it('a client without a session that goes away ends the request to Atlassian', async () => {
  const started = await startSilentHttp();
  const connection = new AbortController();
  const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: call });
  const running = fetch(started.url, { method: 'POST', headers, body, signal: connection.signal });
  running.catch(() => {});
  await closesTheRequest(started, () => connection.abort());
});

it('a client of HTTP+SSE that closes its stream ends the request to Atlassian', async () => {
  const started = await startSilentHttp();
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(new SSEClientTransport(new URL('/sse', started.url)));
  const running = client.callTool(call).catch(() => 'ended');
  await closesTheRequest(started, () => void client.close());
  expect(await running).toBe('ended');
});

it('a plain caller that hangs up ends the request to Atlassian', async () => {
  const started = await startSilentHttp();
  const sent = request(started.url, { method: 'POST', headers: { 'content-type': 'application/json' } });
  sent.on('error', () => {});
  sent.end(JSON.stringify({ method: 'tools/call', params: call }));
  await closesTheRequest(started, () => sent.destroy());
});

it.each([
  ['plain', {}],
  ['with progress', { _meta: { progressToken: 1 } }],
])('a cancelled notification over stdio ends the request to Atlassian: %s', async (_, more) => {
  const started = await startSilent([]);
  const send = (message: object) =>
    started.server.child.stdin?.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const clientInfo = { name: 'test', version: '1' };
  send({
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo },
  });
  send({ method: 'notifications/initialized' });
  send({ id: 2, method: 'tools/call', params: { ...call, ...more } });
  await closesTheRequest(started, () =>
    send({ method: 'notifications/cancelled', params: { requestId: 2 } }),
  );
  started.server.child.stdin?.end();
  expect(await started.server.ended).toMatchObject({ code: 0 });
});
