import {
  isJSONRPCRequest,
  isJSONRPCResponse,
  type JSONRPCRequest,
  type JSONRPCResponse,
  type MessageExtraInfo,
  type RequestId,
  type Server,
} from '@modelcontextprotocol/server';
import { cancelledRequest } from './http/cancelled-request.ts';
import { INTRODUCTION } from './http/sessions/introduction.ts';

/** How a request ended: with its answer, or because none was wanted any more. */
export type Ending = JSONRPCResponse | 'cancelled';

export interface Follower<Followed> {
  begin(request: JSONRPCRequest, extra: MessageExtraInfo | undefined): Followed;
  end(followed: Followed, ending: Ending): void;
}

/**
 * Follows every request of a client from its arrival to its end. It listens between protocol and transport, the one
 * place that sees what the SDK answers by itself as well. To be called before the server is connected.
 * @returns what follows a request that has not ended.
 */
export function followRequests<Followed>(
  server: Server,
  { begin, end }: Follower<Followed>,
): (id: RequestId) => Followed | undefined {
  const open = new Map<RequestId, Followed>();
  const settle = (id: RequestId | undefined, ending: Ending) => {
    const followed = id === undefined ? undefined : open.get(id);
    if (id === undefined || followed === undefined) return;
    open.delete(id);
    end(followed, ending);
  };
  const connect = server.connect.bind(server);
  server.connect = (transport) => {
    const { onmessage, onclose } = transport;
    const send = transport.send.bind(transport);
    transport.onmessage = (message, extra) => {
      if (isJSONRPCRequest(message) && message.id !== INTRODUCTION)
        open.set(message.id, begin(message, extra));
      else settle(cancelledRequest(message), 'cancelled');
      onmessage?.(message, extra);
    };
    transport.onclose = () => {
      for (const id of [...open.keys()]) settle(id, 'cancelled');
      onclose?.();
    };
    transport.send = (message, options) => {
      if (isJSONRPCResponse(message)) settle(message.id, message);
      return send(message, options);
    };
    return connect(transport);
  };
  return (id) => open.get(id);
}

/** What went wrong: `cancelled`, the code of a JSON-RPC error, or `tool_error`, whose answer is a result. */
export function errorOf(ending: Ending): string | undefined {
  if (ending === 'cancelled') return ending;
  if ('error' in ending) return String(ending.error.code);
  return ending.result.isError === true ? 'tool_error' : undefined;
}
