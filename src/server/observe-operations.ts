import {
  isJSONRPCErrorResponse,
  isJSONRPCRequest,
  isJSONRPCResponse,
  type JSONRPCMessage,
  type RequestId,
  type Server,
  type Transport,
} from '@modelcontextprotocol/server';
import { cancelledRequest } from './http/cancelled-request.ts';
import { INTRODUCTION } from './http/sessions/introduction.ts';

/** One request of a client that has come to its end. */
export interface Operation {
  method: string;
  /** The tool that tools/call named, whether it exists or not. */
  tool?: string | undefined;
  /** Milliseconds from its arrival to its answer. */
  ms: number;
  /** `tool_error`, the code of a JSON-RPC error, or `cancelled`: no answer was wanted any more. */
  error?: string | undefined;
}

type Begun = Pick<Operation, 'method' | 'tool'> & { since: number };

/**
 * Tells of each request that the server answers, or that is cancelled. It listens between protocol and transport, the
 * one place that sees what the SDK answers by itself as well.
 */
export function observeOperations(server: Server, onOperation: (operation: Operation) => void): void {
  const connect = server.connect.bind(server);
  server.connect = (transport) => {
    listen(transport, onOperation);
    return connect(transport);
  };
}

function listen(transport: Transport, onOperation: (operation: Operation) => void): void {
  const begun = new Map<RequestId, Begun>();
  const end = (id: RequestId | undefined, error: string | undefined) => {
    const request = id === undefined ? undefined : begun.get(id);
    if (id === undefined || !request) return;
    begun.delete(id);
    const { since, ...asked } = request;
    onOperation({ ...asked, ms: performance.now() - since, error });
  };
  const { onmessage, onclose } = transport;
  const send = transport.send.bind(transport);
  transport.onmessage = (message, extra) => {
    if (isJSONRPCRequest(message) && message.id !== INTRODUCTION) begun.set(message.id, begin(message));
    else end(cancelledRequest(message), 'cancelled');
    onmessage?.(message, extra);
  };
  transport.send = (message, options) => {
    if (isJSONRPCResponse(message)) end(message.id, errorIn(message));
    return send(message, options);
  };
  transport.onclose = () => {
    for (const id of [...begun.keys()]) end(id, 'cancelled');
    onclose?.();
  };
}

function begin({ method, params }: { method: string; params?: Record<string, unknown> | undefined }): Begun {
  const tool = method === 'tools/call' && typeof params?.name === 'string' ? params.name : undefined;
  return { method, tool, since: performance.now() };
}

function errorIn(message: JSONRPCMessage): string | undefined {
  if (isJSONRPCErrorResponse(message)) return String(message.error.code);
  return 'result' in message && message.result.isError === true ? 'tool_error' : undefined;
}
