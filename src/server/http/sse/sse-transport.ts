import { type JSONRPCMessage, parseJSONRPCMessage, type Transport } from '@modelcontextprotocol/server';
import { createEventStream } from '../event-stream.ts';

export interface SseTransport extends Transport {
  /** The stream that the client reads. */
  response: Response;
  /** Takes a message that the client posted. Throws when it is no JSON-RPC. */
  receive(message: unknown): void;
}

export interface SseTransportOptions {
  /** Where the client posts its messages, as path and query. */
  endpoint: string;
  onTick(): void;
}

/** The server's side of HTTP+SSE (MCP 2024-11-05, transports): answers on a stream, messages by POST. */
export function createSseTransport({ endpoint, onTick }: SseTransportOptions): SseTransport {
  const stream = createEventStream({ onClose: () => transport.onclose?.(), onTick });
  const transport: SseTransport = {
    response: stream.response,
    start: async () => stream.send({ event: 'endpoint', data: endpoint }),
    send: async (message: JSONRPCMessage) => stream.send({ data: JSON.stringify(message) }),
    close: async () => stream.close(),
    receive: (message) => transport.onmessage?.(parseJSONRPCMessage(message)),
  };
  return transport;
}
