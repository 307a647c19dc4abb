import { describe, expect, it } from 'vitest';
import { createMemoryState } from '../../src/state/memory.ts';
import { callOf, eventsOf, initialize, messagesOf, openFront, post, type Send } from '../support/front.ts';
import { startSilentSite } from '../support/silent-site.ts';

const grace = { authorization: 'Bearer YOUR_OAUTH_TOKEN', 'x-atlassian-cloud-id': 'YOUR_CLOUD_ID' };
const whoAmI = callOf(1, 'jira_get_user_profile', { user_identifier: 'me' });
const versions = ['2024-11-05', '2025-03-26', '2025-06-18', '2025-11-25'];

interface Opening {
  version?: string;
  headers?: Record<string, string>;
}

async function openSession(send: Send, { version = '2025-11-25', headers = {} }: Opening = {}) {
  const response = await post(send, '/mcp', initialize(version), { headers });
  const id = response.headers.get('mcp-session-id') ?? '';
  const [answer] = await messagesOf(response);
  const inSession: Record<string, string> = {
    ...headers,
    'mcp-session-id': id,
    'mcp-protocol-version': version,
  };
  return { answer, headers: inSession };
}

const statusIn = async (send: Send, headers: Record<string, string>) =>
  (await post(send, '/mcp', whoAmI, { headers })).status;

describe.each(versions)('a client of %s', (version) => {
  it.each([
    ['an event stream', 'application/json, text/event-stream', 'text/event-stream'],
    ['one JSON object', 'application/json', 'application/json'],
  ])('gets %s where it takes that', async (_, accept, type) => {
    const { send } = await openFront();
    const session = await openSession(send, { version, headers: { accept } });
    expect(session.answer.result).toMatchObject({
      protocolVersion: version,
      serverInfo: { name: 'Atlassian MCP' },
    });
    const note = { jsonrpc: '2.0', method: 'notifications/initialized' };
    expect((await post(send, '/mcp', note, session)).status).toBe(202);
    const response = await post(send, '/mcp', whoAmI, session);
    expect(response.headers.get('content-type')).toContain(type);
    const [answer] = await messagesOf(response);
    expect(answer).toMatchObject({
      id: 1,
      result: { structuredContent: { user: { display_name: 'Ada Lovelace' } } },
    });
  });
});

describe('a session', () => {
  it('serves the identity that opened it, and looks unknown to any other', async () => {
    const { send } = await openFront();
    const { headers } = await openSession(send, { headers: grace });
    expect(await statusIn(send, headers)).toBe(200);
    const { authorization: _, ...operator } = headers;
    for (const other of [operator, { ...headers, authorization: 'Bearer another' }]) {
      const refused = await post(send, '/mcp', whoAmI, { headers: other });
      expect(refused.status).toBe(404);
      expect(await refused.json()).toMatchObject({ error: { code: -32001 } });
      expect((await send('/mcp', { method: 'DELETE', headers: other })).status).toBe(404);
    }
    expect(await statusIn(send, headers)).toBe(200);
  });

  it('ends by DELETE, and its open stream with it', async () => {
    const { send } = await openFront();
    const { headers } = await openSession(send);
    const stream = await send('/mcp', { headers: { ...headers, accept: 'text/event-stream' } });
    expect(stream.status).toBe(200);
    expect((await send('/mcp', { method: 'DELETE', headers })).status).toBe(200);
    expect(await stream.text()).toBe('');
    expect(await statusIn(send, headers)).toBe(404);
    expect((await send('/mcp', { method: 'DELETE', headers })).status).toBe(404);
  });

  it('opened at one process goes on at another, and ends for all', async () => {
    const state = createMemoryState();
    const [one, other] = [await openFront({ state }), await openFront({ state })];
    const { headers } = await openSession(one.send, { headers: grace });
    expect(await statusIn(other.send, headers)).toBe(200);
    const stream = await one.send('/mcp', { headers: { ...headers, accept: 'text/event-stream' } });
    expect((await other.send('/mcp', { method: 'DELETE', headers })).status).toBe(200);
    expect(await stream.text()).toBe('');
    expect(await statusIn(one.send, headers)).toBe(404);
  });

  it('is the oldest to end when its identity opens too many, whatever others do', async () => {
    const { send } = await openFront({ env: { MCP_MAX_SESSIONS_PER_IDENTITY: '2' } });
    const others = await openSession(send, { headers: grace });
    const own = [];
    for (let count = 0; count < 3; count += 1) own.push(await openSession(send));
    const statuses = await Promise.all([others, ...own].map(({ headers }) => statusIn(send, headers)));
    expect(statuses).toEqual([200, 404, 200, 200]);
  });

  it('ends when the process keeps too many, the one used longest ago first', async () => {
    const { send } = await openFront({ env: { MCP_MAX_SESSIONS: '2' } });
    const [first, second, third] = [
      await openSession(send, { headers: grace }),
      await openSession(send),
      await openSession(send),
    ];
    const statuses = [];
    for (const { headers } of [third, second, first]) statuses.push(await statusIn(send, headers));
    expect(statuses).toEqual([200, 200, 404]);
  });

  it('is not kept with --stateless', async () => {
    const { send } = await openFront({ env: { STATELESS: 'true' } });
    const opened = await post(send, '/mcp', initialize());
    expect([opened.status, opened.headers.has('mcp-session-id')]).toEqual([200, false]);
    expect(await statusIn(send, { 'mcp-session-id': 'any' })).toBe(200);
    for (const method of ['GET', 'DELETE'])
      expect(
        (await send('/mcp', { method, headers: { accept: 'text/event-stream', 'mcp-session-id': 'any' } }))
          .status,
      ).toBe(405);
    expect((await send('/sse')).status).toBe(404);
  });
});

/** A call that waits for its site, in a session of that version, and the means to break its connection. */
async function callSilently({
  version = '2025-11-25',
  accept = 'application/json, text/event-stream',
  answeredBy = 'itself',
} = {}) {
  const site = await startSilentSite();
  const state = createMemoryState();
  const [one, other] = [await openFront({ env: site.env, state }), await openFront({ env: site.env, state })];
  const { headers } = await openSession(one.send, { version, headers: { accept } });
  const connection = new AbortController();
  const message = answeredBy === 'the SDK' ? withProgress(whoAmI) : whoAmI;
  const answering = post(one.send, '/mcp', message, { headers, signal: connection.signal });
  answering.catch(() => {});
  await site.asked();
  return { site, one, other, headers, answering, connection };
}

const profile = { name: 'ada', displayName: 'Ada Lovelace', emailAddress: 'ada@demo.example', active: true };

/** What the server answers without the SDK, and the same call with a wish that needs it. */
const everyWay = [
  ['itself', 'one'],
  ['itself', 'other'],
  ['the SDK', 'one'],
  ['the SDK', 'other'],
] as const;
const withProgress = ({ params, ...message }: typeof whoAmI) => ({
  ...message,
  params: { ...params, _meta: { progressToken: 1 } },
});

describe('a broken stream', () => {
  it.each(everyWay)('of an answer by %s is continued at the %s process', async (answeredBy, process) => {
    const running = await callSilently({ answeredBy });
    const events = eventsOf(await running.answering);
    const primer = (await events.next()).value;
    expect(primer).toMatchObject({ data: '' });
    running.connection.abort();
    await events.return(undefined);
    const resumed = await running[process].send('/mcp', {
      headers: { ...running.headers, accept: 'text/event-stream', 'last-event-id': primer?.id ?? '' },
    });
    expect(resumed.status).toBe(200);
    running.site.answer(profile);
    const [answer] = await messagesOf(resumed);
    expect(answer).toMatchObject({
      id: 1,
      result: { structuredContent: { user: { display_name: 'Ada Lovelace' } } },
    });
    const again = await running[process].send('/mcp', {
      headers: { ...running.headers, accept: 'text/event-stream', 'last-event-id': primer?.id ?? '' },
    });
    expect(await messagesOf(again)).toEqual([answer]);
  });

  it('of another session, or one that nobody has, is refused', async () => {
    const { send } = await openFront();
    const { headers } = await openSession(send);
    const answer = await post(send, '/mcp', whoAmI, { headers });
    const id = (await eventsOf(answer).next()).value?.id ?? '';
    const another = await openSession(send);
    const resume = (session: Record<string, string>, lastEventId: string) =>
      send('/mcp', { headers: { ...session, accept: 'text/event-stream', 'last-event-id': lastEventId } });
    const [own, foreign, unknown] = await Promise.all([
      resume(headers, id),
      resume(another.headers, id),
      resume(headers, 'nonsense'),
    ]);
    expect([own.status, foreign.status, unknown.status]).toEqual([200, 400, 400]);
  });
});

describe('cancellation', () => {
  const cancelled = { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } };

  it.each(everyWay)(
    'of what is answered by %s, sent to the %s process, ends the request to Atlassian',
    async (answeredBy, process) => {
      const { site, headers, answering, ...fronts } = await callSilently({ answeredBy });
      const response = await answering;
      expect((await post(fronts[process].send, '/mcp', cancelled, { headers })).status).toBe(202);
      await site.givenUp();
      expect(await messagesOf(response)).toEqual([]);
    },
  );

  it('answers a client that waits for one JSON object', async () => {
    const { site, headers, answering, one } = await callSilently({ accept: 'application/json' });
    await post(one.send, '/mcp', cancelled, { headers });
    await site.givenUp();
    expect(await (await answering).json()).toMatchObject({
      id: 1,
      error: { message: 'The request was cancelled.' },
    });
  });

  it('by DELETE ends what the session has under way', async () => {
    const { site, headers, other } = await callSilently();
    await other.send('/mcp', { method: 'DELETE', headers });
    await site.givenUp();
  });

  it.each([
    ['whose answer cannot be fetched later', { version: '2025-06-18' }],
    ['that waits for one JSON object', { accept: 'application/json' }],
  ])('is what a client means %s and hangs up', async (_, options) => {
    const { site, connection } = await callSilently(options);
    connection.abort();
    await site.givenUp();
  });
});

describe('a client that takes only one JSON object', () => {
  it('confirms by an argument, as nobody can be asked on the way', async () => {
    const { send } = await openFront({ env: { CONFIRM_DESTRUCTIVE: 'true' } });
    const json = { accept: 'application/json' };
    const opened = await post(send, '/mcp', initialize('2025-11-25', { elicitation: {} }), { headers: json });
    const headers = { ...json, 'mcp-session-id': opened.headers.get('mcp-session-id') ?? '' };
    const remove = (args: object) => callOf(1, 'jira_delete_issue', { issue_key: 'PROJ-40', ...args });
    const asked = await (await post(send, '/mcp', remove({}), { headers })).json();
    expect(asked).toMatchObject({
      result: { isError: true, content: [{ text: expect.stringContaining('confirm: true') }] },
    });
    const done = await messagesOf(await post(send, '/mcp', remove({ confirm: true }), { headers }));
    expect(done[0].result).not.toHaveProperty('isError');
  });
});
