import {
  isJSONRPCRequest,
  isJSONRPCResponse,
  type JSONRPCMessage,
  type JSONRPCRequest,
  type JSONRPCResponse,
  type MessageExtraInfo,
  PROTOCOL_VERSION_META_KEY,
  type RequestId,
  type Server,
} from '@modelcontextprotocol/server';
import type { Attributes, Span, Tracer } from '../tracing/span.ts';
import { cancelledRequest } from './http/cancelled-request.ts';
import { INTRODUCTION } from './http/sessions/introduction.ts';

export interface Tracing {
  tracer: Tracer;
  /** How clients are connected: `pipe` for standard input and output. */
  network: 'pipe' | 'tcp';
}

/** Methods that this server answers; clients may send any text. */
const METHODS = ['initialize', 'ping', 'server/discover', 'subscriptions/listen', 'tools/call', 'tools/list'];

/**
 * Follows every request of a server from its arrival to its answer, whoever gives it (OpenTelemetry's conventions for
 * MCP). To be called before the server is connected.
 * @returns the span of a request that has no answer yet.
 */
export function traceMessages(server: Server, tracing: Tracing): (id: RequestId) => Span | undefined {
  const open = new Map<RequestId, Span>();
  const settle = (id: RequestId | undefined, outcome: Attributes) => {
    if (id === undefined) return;
    open.get(id)?.end(outcome);
    open.delete(id);
  };
  const hear = (message: JSONRPCMessage, extra: MessageExtraInfo | undefined) => {
    if (isJSONRPCRequest(message) && message.id !== INTRODUCTION) {
      const version = server.getNegotiatedProtocolVersion();
      open.set(message.id, startSpan(tracing, message, { headers: extra?.request?.headers, version }));
    }
    settle(cancelledRequest(message), { 'error.type': 'cancelled' });
  };
  const connect = server.connect.bind(server);
  server.connect = (transport) => {
    const { onmessage, onclose } = transport;
    const send = transport.send.bind(transport);
    transport.onmessage = (message, extra) => {
      hear(message, extra);
      onmessage?.(message, extra);
    };
    transport.onclose = () => {
      for (const id of open.keys()) settle(id, { 'error.type': 'cancelled' });
      onclose?.();
    };
    transport.send = (message, options) => {
      if (isJSONRPCResponse(message)) settle(message.id, outcomeOf(message));
      return send(message, options);
    };
    return connect(transport);
  };
  return (id) => open.get(id);
}

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

/** A tool that failed answers with a result, which is no error of the protocol. */
function outcomeOf(message: JSONRPCResponse): Attributes {
  if ('error' in message) {
    const code = String(message.error.code);
    return { 'error.type': code, 'rpc.response.status_code': code };
  }
  const { isError, protocolVersion } = message.result as { isError?: unknown; protocolVersion?: unknown };
  return {
    'mcp.protocol.version': asWord(protocolVersion),
    'error.type': isError === true ? 'tool_error' : undefined,
  };
}
