import {
  type InitializeRequestParams,
  isJSONRPCResponse,
  type JSONRPCMessage,
  type RequestId,
  type Transport,
  type WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { exchangeOf } from './exchange-id.ts';
import { INTRODUCTION } from './introduction.ts';

export interface ExchangeTransport extends Transport {
  /** Tells the connected server who the client is, as the session's initialize did; resolves when it knows. */
  introduce(client: InitializeRequestParams): Promise<void>;
  /** Hands the server a message of the client that came with another HTTP request. */
  deliver(message: JSONRPCMessage): void;
}

interface Options {
  /** Marks the requests that the server sends, so that the client's responses find their way back. */
  exchange: string;
  inner: WebStandardStreamableHTTPServerTransport;
  onAnswered(id: RequestId): void;
}

/**
 * The SDK's transport of one POST, for a server that knows nothing yet: it first hears the session's initialize, and
 * its own requests get ids that no other server of the session uses.
 */
export function createExchangeTransport({ exchange, inner, onAnswered }: Options): ExchangeTransport {
  let introduced: (() => void) | undefined;
  const transport: ExchangeTransport = {
    start: async () => {
      inner.onmessage = (message, extra) => transport.onmessage?.(message, extra);
      inner.onclose = () => transport.onclose?.();
      inner.onerror = (error) => transport.onerror?.(error);
      await inner.start();
    },
    setSupportedProtocolVersions: (versions) => inner.setSupportedProtocolVersions(versions),
    send: async (message, { relatedRequestId } = {}) => {
      if (introduced) {
        introduced();
        introduced = undefined;
        return;
      }
      await inner.send(
        outward(message, exchange),
        relatedRequestId === undefined ? {} : { relatedRequestId },
      );
      if (isJSONRPCResponse(message) && message.id !== undefined) onAnswered(message.id);
    },
    close: () => inner.close(),
    introduce: (params) =>
      new Promise((resolve) => {
        introduced = resolve;
        transport.onmessage?.({ jsonrpc: '2.0', id: INTRODUCTION, method: 'initialize', params });
      }),
    deliver: (message) => transport.onmessage?.(inward(message, exchange)),
  };
  return transport;
}

function outward(message: JSONRPCMessage, exchange: string): JSONRPCMessage {
  if (!('method' in message)) return message;
  if ('id' in message) return { ...message, id: `${exchange}.${message.id}` };
  if (message.method !== 'notifications/cancelled') return message;
  return { ...message, params: { ...message.params, requestId: `${exchange}.${message.params?.requestId}` } };
}

const inward = (message: JSONRPCMessage, exchange: string): JSONRPCMessage =>
  exchangeOf(message) === exchange && isJSONRPCResponse(message)
    ? { ...message, id: Number(String(message.id).slice(exchange.length + 1)) }
    : message;
