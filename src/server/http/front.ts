import {
  createMcpHandler,
  isJsonContentType,
  isLegacyRequest,
  type Server,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { Refused } from '../../auth/refused.ts';
import type { Log } from '../log.ts';
import type { Body } from './body-limit.ts';
import { completePlainCall, wantsOneJsonObject } from './plain-call.ts';

export interface FrontOptions<Caller> {
  /** Path of the MCP endpoint; it answers with and without a trailing slash. */
  path: string;
  /** Who calls, and what for. Throws Refused. */
  identify(headers: Headers): Caller;
  /** Reads a body within the limits; see body-limit.ts. */
  readBody(request: Request): Promise<Body>;
  createServer(caller: Caller): Server;
  log: Log;
}

/**
 * The HTTP surface: `GET /healthz` and the MCP endpoint for both protocol eras and for plain calls. Order of the
 * checks: identity, content type, size, JSON, then the protocol.
 */
export function createFront<Caller>(options: FrontOptions<Caller>): (request: Request) => Promise<Response> {
  // The SDK builds a server per request from the request alone; this says for whom.
  const callers = new WeakMap<Request, Caller>();
  const handler = createMcpHandler(({ requestInfo }) => {
    const caller = requestInfo && callers.get(requestInfo);
    if (!caller) throw new Error('A request reached the protocol without an identity');
    return options.createServer(caller);
  });

  const callEndpoint = async (request: Request): Promise<Response> => {
    const caller = options.identify(request.headers);
    if (request.method !== 'POST') return serve(request, caller);
    if (!isJsonContentType(request.headers.get('content-type')))
      return problem(415, -32600, 'Send Content-Type: application/json.');
    const read = await options.readBody(request);
    if ('refused' in read) return problem(...read.refused);
    const body = parse(read.text);
    if (body === undefined) return problem(400, -32700, 'Parse error: the body is not valid JSON.');
    const message = completePlainCall(body, request.headers);
    if (
      wantsOneJsonObject(request.headers) &&
      (message !== body || (await isLegacyRequest(request, message)))
    )
      return answerOnce(options.createServer(caller), request, message);
    return serve(request, caller, message);
  };
  const serve = (request: Request, caller: Caller, parsedBody?: unknown): Promise<Response> => {
    callers.set(request, caller);
    return handler.fetch(request, parsedBody === undefined ? {} : { parsedBody });
  };

  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/healthz') return health(request.method);
    if (pathname !== options.path && pathname !== `${options.path}/`)
      return Response.json({ error: `Not found. The MCP endpoint is ${options.path}` }, { status: 404 });
    try {
      return await callEndpoint(request);
    } catch (error) {
      if (error instanceof Refused) return refused(error);
      if (request.signal.aborted) return problem(400, -32600, 'The request was cut off.');
      options.log.error({ err: error }, 'A request failed unexpectedly');
      return problem(500, -32603, 'Internal error');
    }
  };
}

/** Serves one message without session or stream: the answer is always a single JSON object. */
async function answerOnce(server: Server, request: Request, parsedBody: unknown): Promise<Response> {
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  const close = () => void server.close();
  request.signal.addEventListener('abort', close, { once: true });
  const headers = new Headers(request.headers);
  headers.set('accept', 'application/json, text/event-stream');
  try {
    return await transport.handleRequest(new Request(request.url, { method: 'POST', headers }), {
      parsedBody,
    });
  } finally {
    request.signal.removeEventListener('abort', close);
    close();
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Liveness only: no credentials, no call to Atlassian. */
function health(method: string): Response {
  if (method === 'GET' || method === 'HEAD') return Response.json({ status: 'ok' });
  return new Response('Method Not Allowed', { status: 405, headers: { allow: 'GET, HEAD' } });
}

const problem = (
  status: number,
  code: number,
  message: string,
  headers: Record<string, string> = {},
): Response => Response.json({ jsonrpc: '2.0', id: null, error: { code, message } }, { status, headers });

/** As the reference server words it: `{"error": ...}`; with a challenge (RFC 9110 section 11.6.1) where credentials help. */
function refused({ status, message }: Refused): Response {
  const headers: Record<string, string> =
    status === 401 ? { 'www-authenticate': 'Bearer realm="mcp-atlassian"' } : {};
  return Response.json({ error: message }, { status, headers });
}
