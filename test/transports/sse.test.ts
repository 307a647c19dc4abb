import { Client, SSEClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryState } from '../../src/state/memory.ts';
import { callOf, eventsOf, initialize, openFront, post, type Send } from '../support/front.ts';
import { startHttp } from '../support/process.ts';

const grace = { authorization: 'Bearer YOUR_OAUTH_TOKEN', 'x-atlassian-cloud-id': 'YOUR_CLOUD_ID' };
const whoAmI = callOf(1, 'jira_get_user_profile', { user_identifier: 'me' });

async function openStream(send: Send, headers: Record<string, string> = {}, path = '/sse') {
  const response = await send(path, { headers: { accept: 'text/event-stream', ...headers } });
  const events = eventsOf(response);
  const first = (await events.next()).value;
  expect(first).toMatchObject({
    event: 'endpoint',
    data: expect.stringMatching(/^\/messages\/\?session_id=/),
  });
  const next = async () => JSON.parse((await events.next()).value?.data ?? 'null');
  return { endpoint: first?.data ?? '', next, events };
}

describe.each([
  ['beside streamable HTTP', {}, '/sse'],
  ['alone', { TRANSPORT: 'sse' }, '/sse'],
  [
    'alone, at the path that the operator chose',
    { TRANSPORT: 'sse', STREAMABLE_HTTP_PATH: '/atlassian' },
    '/atlassian',
  ],
])('HTTP+SSE %s', (_, env: Record<string, string>, path) => {
  it('answers on the stream what is posted, as whoever opened it', async () => {
    const { send } = await openFront({ env });
    const stream = await openStream(send, grace, path);
    const say = (message: object) => post(send, stream.endpoint, message, { headers: grace });
    const accepted = await say(initialize('2024-11-05'));
    expect([accepted.status, await accepted.text()]).toEqual([202, 'Accepted']);
    expect(await stream.next()).toMatchObject({ id: 'init', result: { protocolVersion: '2024-11-05' } });
    await say({ jsonrpc: '2.0', method: 'notifications/initialized' });
    await say(whoAmI);
    expect(await stream.next()).toMatchObject({
      result: { structuredContent: { user: { display_name: 'Grace Hopper' } } },
    });
    await stream.events.return(undefined);
    expect((await say(whoAmI)).status).toBe(404);
  });
});

it('--transport sse serves no streamable HTTP', async () => {
  const { send } = await openFront({ env: { TRANSPORT: 'sse' } });
  expect((await post(send, '/mcp', initialize())).status).toBe(404);
});

it('a stream takes messages from nobody but the identity that opened it', async () => {
  const { send } = await openFront();
  const { endpoint } = await openStream(send, grace);
  for (const headers of [
    {},
    { ...grace, authorization: 'Bearer another' },
    { ...grace, 'x-mcp-readonly': 'true' },
  ])
    expect((await post(send, endpoint, initialize(), { headers })).status).toBe(404);
  const { send: guarded } = await openFront({ env: { HOST: '0.0.0.0' } });
  expect((await guarded('/sse', { headers: { via: '1.1 proxy' } })).status).toBe(401);
  expect((await post(guarded, endpoint, initialize(), { headers: { via: '1.1 proxy' } })).status).toBe(401);
});

it('a message posted at another process reaches the stream', async () => {
  const state = createMemoryState();
  const [one, other] = [await openFront({ state }), await openFront({ state })];
  const stream = await openStream(one.send);
  expect((await post(other.send, stream.endpoint, initialize())).status).toBe(202);
  expect(await stream.next()).toMatchObject({ id: 'init' });
});

it('the oldest stream of an identity gives way when it opens too many', async () => {
  const { send } = await openFront({ env: { MCP_MAX_SESSIONS_PER_IDENTITY: '1', MCP_MAX_SESSIONS: '2' } });
  const first = await openStream(send);
  const others = await openStream(send, grace);
  await openStream(send);
  expect(await first.events.next()).toMatchObject({ done: true });
  expect((await post(send, others.endpoint, initialize(), { headers: grace })).status).toBe(202);
});

it("the SDK's client works over a real connection", async () => {
  const server = await startHttp({ args: ['--transport', 'sse'] });
  onTestFinished(() => void server.child.kill());
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(new SSEClientTransport(new URL(`${server.url}/sse`)));
  const answer = await client.callTool(whoAmI.params);
  expect(answer.structuredContent).toMatchObject({ user: { display_name: 'Ada Lovelace' } });
  await client.close();
});
