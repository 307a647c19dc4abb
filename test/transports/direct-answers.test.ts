import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue.ts';
import { serverSettings } from '../../src/compose/server-settings.ts';
import { createServer } from '../../src/server/create-server.ts';
import { createDirectAnswers } from '../../src/server/direct-answers.ts';
import { createLog } from '../../src/server/log.ts';
import type { Operation } from '../../src/server/observe-operations.ts';
import { plainRequest } from '../../src/server/plain-message.ts';
import { selectTools } from '../../src/toolkit/select.ts';
import { bothTypes, openFront, post, type Send } from '../support/front.ts';

const era = '2026-07-28';
const modern = { 'mcp-protocol-version': era, 'mcp-method': 'tools/list' };
const envelope = {
  'io.modelcontextprotocol/protocolVersion': era,
  'io.modelcontextprotocol/clientCapabilities': {},
};
const ask = (params?: object, id: unknown = 7, method = 'tools/list') => ({
  jsonrpc: '2.0',
  id,
  method,
  params,
});
const call = { name: 'jira_get_issue', arguments: { issue_key: 'PROJ-1' } };
const modernCall = { 'mcp-protocol-version': era, 'mcp-method': 'tools/call', 'mcp-name': call.name };

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
  ['for a call of 2026-07-28', ask({ ...call, _meta: envelope }, 7, 'tools/call'), modernCall],
  [
    'for a call of 2026-07-28 by a named client',
    ask(
      { ...call, _meta: { ...envelope, 'io.modelcontextprotocol/clientInfo': { name: 'c', version: '1' } } },
      7,
      'tools/call',
    ),
    modernCall,
  ],
  [
    'for a call of 2026-07-28 whose name disagrees',
    ask({ ...call, _meta: envelope }, 7, 'tools/call'),
    { ...modernCall, 'mcp-name': 'jira_search' },
  ],
  [
    'for a call of 2026-07-28 by a client that is none',
    ask({ ...call, _meta: { ...envelope, 'io.modelcontextprotocol/clientInfo': 7 } }, 7, 'tools/call'),
    modernCall,
  ],
  [
    'for a call of 2025-11-25 without a session',
    ask(call, 7, 'tools/call'),
    { 'mcp-protocol-version': '2025-11-25' },
  ],
  ['for a call that takes JSON alone', ask(call, 7, 'tools/call'), { accept: 'application/json' }],
  ['for a call that takes events alone', ask(call, 7, 'tools/call'), { accept: 'text/event-stream' }],
  [
    'for a call of a client that marks it',
    ask({ ...call, _meta: { 'example/use': 1 } }, 7, 'tools/call'),
    {},
  ],
  [
    'for a call that is refused',
    ask({ name: 'jira_get_issue', arguments: { issue_key: 1 } }, 7, 'tools/call'),
    {},
  ],
  [
    'for a call of a tool that does not exist',
    ask({ name: 'jira_nothing', arguments: {} }, 7, 'tools/call'),
    {},
  ],
  [
    'for a call that fails at Atlassian',
    ask({ name: 'jira_get_issue', arguments: { issue_key: 'NO-1' } }, 7, 'tools/call'),
    {},
  ],
  ['for a call without arguments', ask({ name: 'jira_get_link_types' }, 7, 'tools/call'), {}],
  [
    'for a call with a list as arguments',
    ask({ name: 'jira_get_link_types', arguments: [] }, 7, 'tools/call'),
    {},
  ],
  ['for a call without a name', ask({ arguments: {} }, 7, 'tools/call'), {}],
  ['for a call without jsonrpc', { method: 'tools/call', params: call }, {}],
  [
    'for a list of rows',
    ask({ name: 'jira_search', arguments: { jql: 'project = PROJ', limit: 2 } }, 7, 'tools/call'),
    {},
  ],
  ['whether it lives', ask({}, 7, 'ping'), {}],
  ['for what does not exist', ask({}, 7, 'resources/list'), {}],
];

const answerTo = async (send: Send, [, body, headers]: Asked) => {
  const response = await post(send, '/mcp', body, { headers: { accept: bothTypes, ...headers } });
  return {
    status: response.status,
    headers: [...response.headers].sort(),
    answer: read(await response.text()),
  };
};

/** As clients read it: the order of names tells nothing. */
const read = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^event: message\ndata: |\n\n$/g, ''));
  } catch {
    return text;
  }
};

describe('what has a direct answer gets the one of the SDK', () => {
  const env = { MCP_LIST_PAGE_SIZE: '20' };
  let opened: ReturnType<typeof openFront> | undefined;
  const openOnce = () => {
    opened ??= openFront({ env });
    return opened;
  };

  it.each(questions)('to a question %s', async (...asked) => {
    const { parts, send } = await openOnce();
    const settings = serverSettings(parts);
    const bySdk = await openFront({
      parts,
      createServer: (caller) => createServer({ ...settings, caller, log: parts.log }),
    });
    const expected = await answerTo(bySdk.send, asked);
    for (let time = 0; time < 2; time++) expect(await answerTo(send, asked)).toEqual(expected);
  });
});

it('a defect of this server is answered as one, and the log says which', async () => {
  const said: string[] = [];
  const log = createLog({ verbosity: 0, write: (line) => void said.push(line) });
  const operations: Operation[] = [];
  const direct = createDirectAnswers({
    version: '0.0.0-test',
    log,
    onOperation: (operation) => void operations.push(operation),
  });
  const caller = {
    key: 'test',
    selection: selectTools(catalogue, [], { jira: 'cloud' }),
    load: () => Promise.reject(new Error('not reached')),
    onCall: () => {
      throw new Error('a disk is full');
    },
  };
  const asked = plainRequest(ask(call, 7, 'tools/call'));
  if (!asked) throw new Error('The call is plain.');
  const written = await direct.answer(caller, asked, new AbortController());
  expect(JSON.parse(String(written))).toEqual({
    jsonrpc: '2.0',
    id: 7,
    error: { code: -32603, message: 'Internal error' },
  });
  expect(said.join('')).toContain('a disk is full');
  expect(operations).toMatchObject([{ method: 'tools/call', error: '-32603' }]);
});
