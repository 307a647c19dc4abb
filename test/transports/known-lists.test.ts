import { describe, expect, it } from 'vitest';
import { serverSettings } from '../../src/compose/server-settings.ts';
import { createServer } from '../../src/server/create-server.ts';
import { createKnownLists } from '../../src/server/http/known-lists.ts';
import { bothTypes, openFront, post, type Send } from '../support/front.ts';

const era = '2026-07-28';
const modern = { 'mcp-protocol-version': era, 'mcp-method': 'tools/list' };
const envelope = {
  'io.modelcontextprotocol/protocolVersion': era,
  'io.modelcontextprotocol/clientCapabilities': {},
};
const ask = (params?: object, id: unknown = 7) => ({ jsonrpc: '2.0', id, method: 'tools/list', params });

type Asked = [name: string, body: object, headers: Record<string, string>];
const questions: Asked[] = [
  ['of 2026-07-28', ask({ _meta: envelope }), modern],
  [
    'of 2026-07-28 that takes JSON alone',
    ask({ _meta: envelope }),
    { ...modern, accept: 'application/json' },
  ],
  ['of 2026-07-28 with a text as id', ask({ _meta: envelope }, 'a "quoted" id'), modern],
  ['of 2026-07-28 without its envelope', ask({}), modern],
  [
    'of 2026-07-28 whose method disagrees',
    ask({ _meta: envelope }),
    { ...modern, 'mcp-method': 'tools/call' },
  ],
  ['of 2025-11-25 without a session', ask(), { 'mcp-protocol-version': '2025-11-25' }],
  ['of 2025-06-18 that takes JSON alone', ask({}), { accept: 'application/json' }],
  ['of 2025-06-18 that takes events alone', ask({}), { accept: 'text/event-stream' }],
  ['of an unknown version', ask({}), { 'mcp-protocol-version': '1999-01-01' }],
  ['without jsonrpc', { method: 'tools/list', params: {} }, {}],
  ['with a cursor', ask({ cursor: Buffer.from('jira_get_issue').toString('base64url') }), {}],
  ['with a cursor of nobody', ask({ cursor: 'AAAA' }), {}],
  ['with an id that is none', ask({}, 1.5), {}],
  ['with an id of null', ask({}, null), {}],
  ['with more than JSON-RPC has', { ...ask({}), more: true }, {}],
  ['with params that are a list', ask([]), {}],
  ['of a narrower choice', ask({}), { 'x-mcp-readonly': 'true', 'x-mcp-toolsets': 'jira_issues' }],
];

const answerTo = async (send: Send, [, body, headers]: Asked) => {
  const response = await post(send, '/mcp', body, { headers: { accept: bothTypes, ...headers } });
  return { status: response.status, headers: [...response.headers], text: await response.text() };
};

describe('tools/list from ready bytes', () => {
  const env = { MCP_LIST_PAGE_SIZE: '20' };
  let opened: ReturnType<typeof openFront> | undefined;
  const openOnce = () => {
    opened ??= openFront({ env });
    return opened;
  };

  it.each(questions)('is what the SDK answers: a question %s', async (...asked) => {
    const { parts, send } = await openOnce();
    const settings = serverSettings(parts);
    const bySdk = await openFront({
      parts,
      createServer: (caller) => createServer({ ...settings, caller, log: parts.log }),
    });
    const expected = await answerTo(bySdk.send, asked);
    for (let time = 0; time < 3; time++) expect(await answerTo(send, asked)).toEqual(expected);
  });

  it('asks the SDK once for the same question about the same tools', async () => {
    const lists = createKnownLists();
    const selection = {};
    let served = 0;
    const serve = async (message: unknown) => {
      served += 1;
      return Response.json({ result: { tools: [] }, id: (message as { id: unknown }).id });
    };
    const answers = [1, 'two', 3].map(async (id) => {
      const asked = { selection, headers: new Headers(), message: ask({}, id) };
      await lists.answer(asked, serve);
      return (await lists.answer(asked, serve)).json();
    });
    expect(await Promise.all(answers)).toEqual([1, 'two', 3].map((id) => ({ result: { tools: [] }, id })));
    const before = served;
    await lists.answer({ selection, headers: new Headers(), message: ask({}, 4) }, serve);
    expect(served).toBe(before);
    await lists.answer({ selection: {}, headers: new Headers(), message: ask({}, 5) }, serve);
    expect(served).toBe(before + 1);
  });
});
