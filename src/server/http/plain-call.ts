import type { RequestHeaders } from '../../auth/request-headers.ts';

/** Headers that only MCP clients send; with one of them a request is held to the protocol's rules. */
const PROTOCOL_HEADERS = ['mcp-protocol-version', 'mcp-method', 'mcp-session-id'];

/**
 * Takes the plain calls of curl, axios and httpx scripts, `{"method": ..., "params": ...}`: a body without `jsonrpc`
 * can never be valid JSON-RPC, so completing it changes nothing for conforming clients. Anything else passes as it is.
 */
export function completePlainCall(body: unknown, headers: RequestHeaders): unknown {
  if (!isPlainCall(body) || PROTOCOL_HEADERS.some((name) => headers.has(name))) return body;
  const message = { jsonrpc: '2.0', ...body };
  const isNotification = body.method.startsWith('notifications/');
  return isNotification || body.id !== undefined ? message : { ...message, id: 0 };
}

const isPlainCall = (body: unknown): body is { method: string; id?: unknown } =>
  typeof body === 'object' &&
  body !== null &&
  !Array.isArray(body) &&
  !('jsonrpc' in body) &&
  typeof (body as { method?: unknown }).method === 'string';

/** Whether the client takes one JSON object and asks for no event stream: curl's and httpx's default, and axios's. */
export function wantsOneJsonObject(headers: RequestHeaders): boolean {
  const accept = headers.get('accept') ?? '*/*';
  return !accept.includes('text/event-stream') && /\*\/\*|application\/(json|\*)/.test(accept);
}
