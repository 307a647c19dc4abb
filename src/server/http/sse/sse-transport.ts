import {
  isJSONRPCRequest,
  isJSONRPCResponse,
  type JSONRPCMessage,
  parseJSONRPCMessage,
  type RequestId,
  type Transport,
} from '@modelcontextprotocol/server';
import type { Answer } from '../answer.ts';
import { cancelledRequest } from '../cancelled-request.ts';
import { createEventStream } from '../event-stream.ts';

export interface SseTransport extends Transport {
  /** The stream that the client reads. */
  answer: Answer;
  /** Takes a message that the client posted. Throws when it is no JSON-RPC. */
  receive(message: unknown): void;
  /** Ends the stream once nothing is under way on it. */
  drain(): void;
}

export interface SseTransportOptions {
  /** Where the client posts its messages, as path and query. */
  endpoint: string;
  onTick(): void;
}

/** The server's side of HTTP+SSE (MCP 2024-11-05, transports): answers on a stream, messages by POST. */
export function createSseTransport({ endpoint, onTick }: SseTransportOptions): SseTransport {
  const stream = createEventStream({ onClose: () => transport.onclose?.(), onTick });
  const pending = new Set<RequestId>();
  let draining = false;
  const settle = (id: RequestId | undefined) => {
    if (id !== undefined) pending.delete(id);
    if (draining && pending.size === 0) stream.close();
  };
  const transport: SseTransport = {
    answer: stream.answer,
    start: async () => stream.send({ event: 'endpoint', data: endpoint }),
    send: async (message: JSONRPCMessage) => {
      stream.send({ data: JSON.stringify(message) });
      if (isJSONRPCResponse(message)) settle(message.id);
    },
    close: async () => stream.close(),
    receive: (posted) => {
      const message = parseJSONRPCMessage(posted);
      if (isJSONRPCRequest(message)) pending.add(message.id);
      transport.onmessage?.(message);
      const cancelled = cancelledRequest(message);
      if (cancelled !== undefined) settle(cancelled);
    },
    drain() {
      draining = true;
      settle(undefined);
    },
  };
  return transport;
}
