import {
  type JSONRPCRequest,
  PROTOCOL_VERSION_META_KEY,
  type RequestId,
  type Server,
} from '@modelcontextprotocol/server';
import type { Attributes, Span, Tracer } from '../tracing/span.ts';
import { type Ending, errorOf, followRequests } from './follow-requests.ts';

export interface Tracing {
  tracer: Tracer;
  /** How clients are connected: `pipe` for standard input and output. */
  network: 'pipe' | 'tcp';
}

/** Methods that this server answers; clients may send any text. */
const METHODS = ['initialize', 'ping', 'server/discover', 'subscriptions/listen', 'tools/call', 'tools/list'];

/**
 * A span for every request of a client, from its arrival to its end (OpenTelemetry's conventions for MCP).
 * @returns the span of a request that has no answer yet.
 */
export const traceMessages = (server: Server, tracing: Tracing): ((id: RequestId) => Span | undefined) =>
  followRequests(server, {
    begin: (request, extra) => {
      const version = server.getNegotiatedProtocolVersion();
      return startSpan(tracing, request, { headers: extra?.request?.headers, version });
    },
    end: (span, ending) => span.end(outcomeOf(ending)),
  });

interface Circumstances {
  headers: Headers | undefined;
  /** Negotiated before. */
  version: string | undefined;
}

function startSpan(
  { tracer, network }: Tracing,
  { id, method, params }: JSONRPCRequest,
  { headers, version }: Circumstances,
): Span {
  const name = METHODS.includes(method) ? method : '_OTHER';
  const meta: Record<string, unknown> = { ...params?._meta };
  const claimed = headers?.get('mcp-protocol-version') ?? meta[PROTOCOL_VERSION_META_KEY] ?? version;
  const attributes = {
    'mcp.method.name': name,
    'jsonrpc.request.id': String(id).slice(0, MAX_ID),
    'mcp.protocol.version': asWord(claimed),
    'mcp.session.id': asWord(headers?.get('mcp-session-id')),
    'network.transport': network,
    ...(name === 'tools/call' && { 'gen_ai.operation.name': 'execute_tool' }),
  };
  const inHeaders = { traceparent: headers?.get('traceparent'), tracestate: headers?.get('tracestate') };
  return tracer.start({ name, attributes }, meta.traceparent === undefined ? inHeaders : meta);
}

const MAX_ID = 64;

/** A word that clients send, if it has the form of one. */
const asWord = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[\w.-]{1,64}$/.test(value) ? value : undefined;

function outcomeOf(ending: Ending): Attributes {
  const error = errorOf(ending);
  if (ending === 'cancelled') return { 'error.type': error };
  if ('error' in ending) return { 'error.type': error, 'rpc.response.status_code': error };
  return { 'mcp.protocol.version': asWord(ending.result.protocolVersion), 'error.type': error };
}
