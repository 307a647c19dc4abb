import {
  SSEClientTransport,
  StreamableHTTPClientTransport,
  type Transport,
} from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { describe, expect, it } from 'vitest';
import { createMemoryState } from '../../src/state/memory.ts';
import { type ClientOptions, connectClient } from '../support/clients.ts';
import { messagesOf, openFront, post, type Send } from '../support/front.ts';
import { cli, emptyFolder } from '../support/process.ts';

const env = { CONFIRM_DESTRUCTIVE: 'true' };
const address = (path: string) => new URL(path, 'http://127.0.0.1');

/** Two processes of a service; a client's requests reach them in turn. */
async function inTurn() {
  const state = createMemoryState();
  const one = await openFront({ env, state });
  const other = await openFront({ env, state, parts: one.parts });
  let count = 0;
  return (url: URL | string, init?: RequestInit) => {
    const { send } = count++ % 2 === 0 ? one : other;
    return send(String(url), init);
  };
}

const ways: Record<string, { era: ClientOptions['era']; open: () => Promise<Transport> }> = {
  'a session at one process': {
    era: 'handshake',
    async open() {
      const { send } = await openFront({ env });
      return new StreamableHTTPClientTransport(address('/mcp'), {
        fetch: (url, init) => send(String(url), init),
      });
    },
  },
  'a session at two processes': {
    era: 'handshake',
    open: async () => new StreamableHTTPClientTransport(address('/mcp'), { fetch: await inTurn() }),
  },
  '2026-07-28 at two processes': {
    era: '2026-07-28',
    open: async () => new StreamableHTTPClientTransport(address('/mcp'), { fetch: await inTurn() }),
  },
  'HTTP+SSE': {
    era: 'handshake',
    async open() {
      const { send } = await openFront({ env });
      const fetch = (url: URL | string, init?: RequestInit) => send(String(url), init);
      return new SSEClientTransport(address('/sse'), { fetch, eventSourceInit: { fetch } });
    },
  },
  ...Object.fromEntries(
    (['handshake', '2026-07-28'] as const).map((era) => [
      `stdio, ${era}`,
      {
        era,
        open: async () =>
          new StdioClientTransport({
            command: process.execPath,
            args: [cli, '--demo'],
            cwd: emptyFolder(),
            env: { PATH: process.env.PATH ?? '', ...env },
            stderr: 'ignore',
          }),
      },
    ]),
  ),
};

describe.each(Object.entries(ways))('over %s', (_, { era, open }) => {
  const remove = { name: 'jira_delete_issue', arguments: { issue_key: 'PROJ-40' } };
  const read = { name: 'jira_get_issue', arguments: { issue_key: 'PROJ-40' } };
  const connectWith = async (options: ClientOptions) =>
    connectClient(await open(), { era: era ?? 'handshake', ...options });

  it('the person is asked before anything is deleted, whatever the arguments say', async () => {
    const questions: string[] = [];
    let yes = false;
    const client = await connectWith({
      answer: (question) => {
        questions.push(question);
        return { action: 'accept', content: { confirm: yes } };
      },
    });
    const refused = await client.callTool({
      ...remove,
      arguments: { ...remove.arguments, confirm: true },
    });
    expect(refused).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('Not confirmed') }],
    });
    expect(questions).toEqual([expect.stringMatching(/Delete issue.*jira_delete_issue.*"PROJ-40"/)]);
    expect((await client.callTool(read)).isError).toBeFalsy();
    yes = true;
    expect((await client.callTool(remove)).isError).toBeFalsy();
    expect((await client.callTool(read)).isError).toBe(true);
    await client.close();
  });

  it('an argument confirms where the client cannot ask', async () => {
    const client = await connectWith({});
    const { tools } = await client.listTools();
    const schemaOf = (name: string) => tools.find((tool) => tool.name === name)?.inputSchema.properties;
    expect(schemaOf('jira_delete_issue')).toHaveProperty('confirm');
    expect(schemaOf('jira_get_issue')).not.toHaveProperty('confirm');
    const refused = await client.callTool(remove);
    expect(refused).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('confirm: true') }],
    });
    expect((await client.callTool(read)).isError).toBeFalsy();
    const confirmed = { ...remove, arguments: { ...remove.arguments, confirm: true } };
    expect((await client.callTool(confirmed)).isError).toBeFalsy();
    await client.close();
  });
});

describe('the sealed state', () => {
  const modern = (params: Record<string, unknown>) => ({
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params: {
      ...params,
      _meta: {
        'io.modelcontextprotocol/protocolVersion': '2026-07-28',
        'io.modelcontextprotocol/clientCapabilities': { elicitation: {} },
      },
    },
  });
  const remove = { name: 'jira_delete_issue', arguments: { issue_key: 'PROJ-41' } };
  const accepted = { inputResponses: { confirm: { action: 'accept', content: { confirm: true } } } };
  const say = async (send: Send, params: { name: string; [key: string]: unknown }, headers = {}) => {
    const protocol = {
      'mcp-protocol-version': '2026-07-28',
      'mcp-method': 'tools/call',
      'mcp-name': params.name,
    };
    const answer = await post(send, '/mcp', modern(params), { headers: { ...protocol, ...headers } });
    return (await messagesOf(answer))[0];
  };

  it('confirms the call that was asked about, and no other call, caller or made-up state', async () => {
    const { send } = await openFront({ env });
    const { requestState } = (await say(send, remove)).result;
    const asksAgain = { result: { resultType: 'input_required' } };
    const grace = { authorization: 'Bearer YOUR_OAUTH_TOKEN', 'x-atlassian-cloud-id': 'YOUR_CLOUD_ID' };
    const yes = { ...remove, ...accepted, requestState };
    expect(await say(send, { ...remove, ...accepted })).toMatchObject(asksAgain);
    expect(await say(send, { ...yes, arguments: { issue_key: 'PROJ-42' } })).toMatchObject(asksAgain);
    expect(await say(send, yes, grace)).toMatchObject(asksAgain);
    const tampered = `${requestState.slice(0, -2)}AA`;
    expect(await say(send, { ...yes, requestState: tampered })).toMatchObject({ error: { code: -32602 } });
    const confirmed = (await say(send, yes)).result;
    expect(confirmed).toMatchObject({ resultType: 'complete' });
    expect(confirmed).not.toHaveProperty('isError');
  });

  it('is not asked for when the call is wrong anyway, or the option is off', async () => {
    const { send } = await openFront({ env });
    expect((await say(send, { ...remove, arguments: {} })).result).toMatchObject({ isError: true });
    const { send: unasked } = await openFront();
    expect((await say(unasked, remove)).result).toMatchObject({ resultType: 'complete' });
    expect(
      (await say(unasked, { ...remove, arguments: { issue_key: 'PROJ-42', confirm: true } })).result,
    ).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('Unknown argument "confirm"') }],
    });
  });
});
