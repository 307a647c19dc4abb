import { beforeAll, expect, it } from 'vitest';
import { bothTypes, initialize, openFront, post, type Send } from '../support/front.ts';

const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
const meta = (version: string) => ({
  _meta: {
    'io.modelcontextprotocol/protocolVersion': version,
    'io.modelcontextprotocol/clientCapabilities': {},
  },
});
const modern = { ...list, params: meta('2026-07-28') };
const modernHeaders = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/list' };
const mcp = '/mcp';
const sse = '/messages/?session_id=unknown';

interface Bad {
  path?: string;
  body?: unknown;
  method?: string;
  headers?: Record<string, string>;
  status: number;
  code: number;
}

const requests: Record<string, Bad> = {
  'malformed JSON': { body: '{"jsonrpc":', status: 400, code: -32700 },
  'an empty body': { body: '', status: 400, code: -32700 },
  'JSON that is no message': { body: 'null', status: 400, code: -32600 },
  'an empty batch': { body: '[]', status: 400, code: -32600 },
  'another JSON-RPC version': { body: { ...list, jsonrpc: '1.0' }, status: 400, code: -32600 },
  'a wrong content type': { headers: { 'content-type': 'text/plain' }, status: 415, code: -32600 },
  'a form': { headers: { 'content-type': 'application/x-www-form-urlencoded' }, status: 415, code: -32600 },
  'too many bytes': { body: 'x'.repeat(16 * 1024 * 1024 + 1), status: 413, code: -32600 },
  'an Accept that nothing matches': { headers: { accept: 'image/png' }, status: 406, code: -32000 },
  'an unknown session': { headers: { 'mcp-session-id': 'unknown' }, status: 404, code: -32001 },
  'an unknown session of the right form': {
    headers: { 'mcp-session-id': '0-123e4567-e89b-42d3-a456-426614174000' },
    status: 404,
    code: -32001,
  },
  'a GET for an unknown session': {
    method: 'GET',
    headers: { 'mcp-session-id': 'unknown', accept: 'text/event-stream' },
    status: 404,
    code: -32001,
  },
  'a DELETE of an unknown session': {
    method: 'DELETE',
    headers: { 'mcp-session-id': 'unknown' },
    status: 404,
    code: -32001,
  },
  'a GET without session': {
    method: 'GET',
    headers: { accept: 'text/event-stream' },
    status: 405,
    code: -32000,
  },
  'a method that HTTP has and MCP has not': { method: 'PUT', status: 405, code: -32000 },
  'an unknown version of the handshake era': {
    headers: { 'mcp-protocol-version': '1999-01-01' },
    status: 400,
    code: -32000,
  },
  'an unknown version in the message': {
    body: { ...list, params: meta('2099-01-01') },
    headers: { ...modernHeaders, 'mcp-protocol-version': '2099-01-01' },
    status: 400,
    code: -32022,
  },
  'a version header without the same version in the message': {
    body: modern,
    headers: { ...modernHeaders, 'mcp-protocol-version': '2025-11-25' },
    status: 400,
    code: -32020,
  },
  'a method header of another method': {
    body: modern,
    headers: { ...modernHeaders, 'mcp-method': 'tools/call' },
    status: 400,
    code: -32020,
  },
  'no method header': {
    body: modern,
    headers: { 'mcp-protocol-version': '2026-07-28' },
    status: 400,
    code: -32020,
  },
  'a name header of another tool': {
    body: {
      ...list,
      method: 'tools/call',
      params: { name: 'jira_search', arguments: {}, ...meta('2026-07-28') },
    },
    headers: { ...modernHeaders, 'mcp-method': 'tools/call', 'mcp-name': 'jira_get_issue' },
    status: 400,
    code: -32020,
  },
  'an unknown method of 2026-07-28': {
    body: { ...modern, method: 'no/such' },
    headers: { ...modernHeaders, 'mcp-method': 'no/such' },
    status: 404,
    code: -32601,
  },
  'initialize with endless capabilities': {
    body: initialize('2025-11-25', { elicitation: { form: { x: 'y'.repeat(5_000) } } }),
    status: 400,
    code: -32602,
  },
  'a message without session_id': { path: '/messages/', status: 400, code: -32600 },
  'a message for a stream that is not there': { path: sse, status: 404, code: -32001 },
  'a GET where messages are posted': { path: sse, method: 'GET', status: 405, code: -32000 },
  'a POST where streams are opened': { path: '/sse', status: 405, code: -32000 },
  'a foreign Origin': { headers: { origin: 'https://evil.example' }, status: 403, code: -32000 },
};

let send: Send;
beforeAll(async () => {
  ({ send } = await openFront());
});

it.each(Object.entries(requests))(
  '%s gets its status and a JSON-RPC error',
  async (_, { path = mcp, body = list, method = 'POST', headers = {}, status, code }) => {
    const all = { accept: bothTypes, ...headers };
    const response =
      method === 'POST'
        ? await post(send, path, body, { headers: all })
        : await send(path, { method, headers: all });
    expect(response.status).toBe(status);
    const answer = await response.json();
    expect(answer).toMatchObject({ jsonrpc: '2.0', error: { code, message: expect.any(String) } });
    expect((await post(send, mcp, list)).status).toBe(200);
  },
);
