import { randomUUID } from 'node:crypto';
import {
  isJSONRPCRequest,
  type JSONRPCMessage,
  type RequestId,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import type { RequestHeaders } from '../../../auth/request-headers.ts';
import type { ProtocolServer } from '../../protocol-server.ts';
import type { Answer } from '../answer.ts';
import { acceptingBoth } from '../answer-once.ts';
import { cancelledAnswer, cancelledRequest } from '../cancelled-request.ts';
import { createDeferred } from '../deferred.ts';
import type { HttpRequest } from '../http-request.ts';
import { wantsOneJsonObject } from '../plain-call.ts';
import { fromWebResponse, toWebRequest } from '../web.ts';
import { type EventLog, type EventWriter, RETRY_MS } from './event-log.ts';
import { createExchangeTransport } from './exchange-transport.ts';
import type { SessionRecord } from './session-records.ts';

/** One POST of a session: its requests, a server of its own, and the stream that answers them. */
export interface Exchange {
  readonly id: string;
  readonly session: string;
  /** The client's requests that have no answer yet. */
  readonly pending: ReadonlySet<RequestId>;
  answer(request: HttpRequest, body: unknown): Promise<Answer>;
  deliver(message: JSONRPCMessage): void;
  /** Aborts what is under way and ends the stream. */
  end(): void;
}

export interface ExchangeOptions {
  session: SessionRecord;
  server: ProtocolServer;
  /** What the client sent, without what concerns other requests. */
  messages: readonly unknown[];
  headers: RequestHeaders;
  log: EventLog;
  onEnd(exchange: Exchange): void;
}

/** Prepares the answer to one POST; nothing is kept of it but its recent events. */
export function createExchange(options: ExchangeOptions): Exchange {
  const { session, server } = options;
  const id = randomUUID();
  const oneObject = wantsOneJsonObject(options.headers);
  const requests = requestsIn(options.messages);
  const pending = new Set(requests);
  const writer = oneObject ? undefined : options.log.open(id, session.id);
  const inner = createTransport(writer);
  let over = false;
  let unanswered = requests.length;
  const abandoned = createDeferred<void>();
  const settle = (settled: RequestId) => {
    pending.delete(settled);
    if (pending.size === 0) exchange.end();
  };
  const transport = createExchangeTransport({
    exchange: id,
    inner,
    onAnswered(answered) {
      unanswered -= 1;
      settle(answered);
    },
  });
  const exchange: Exchange = {
    id,
    session: session.id,
    pending,
    async answer(request, body) {
      // An answer that can be fetched later outlives its connection, as MCP wants it; any other ends with it.
      const onDisconnect = () => writer?.resumable || exchange.end();
      request.signal.addEventListener('abort', onDisconnect, { once: true });
      await server.connect(transport);
      await transport.introduce(oneObject ? withoutQuestions(session.client) : session.client);
      const response = await Promise.race([
        inner
          .handleRequest(oneObject ? acceptingBoth(request) : toWebRequest(request), { parsedBody: body })
          .then(fromWebResponse),
        abandoned.promise.then(() => cancelledAnswer(requests[0])),
      ]);
      // A refusal, or the one JSON object: nothing follows.
      if (!response.headers.get('content-type')?.startsWith('text/event-stream')) exchange.end();
      return response;
    },
    deliver(message) {
      transport.deliver(message);
      const cancelled = cancelledRequest(message);
      if (cancelled !== undefined) settle(cancelled);
    },
    end() {
      if (over) return;
      over = true;
      writer?.end();
      if (unanswered > 0) abandoned.resolve();
      options.onEnd(exchange);
      void server.close();
    },
  };
  return exchange;
}

const createTransport = (eventStore: EventWriter | undefined) =>
  new WebStandardStreamableHTTPServerTransport({
    enableJsonResponse: eventStore === undefined,
    retryInterval: RETRY_MS,
    ...(eventStore && { eventStore }),
  });

const requestsIn = (messages: readonly unknown[]): RequestId[] =>
  messages.filter(isJSONRPCRequest).map(({ id }) => id);

/** A client that takes a single JSON object cannot be asked anything before it. */
const withoutQuestions = ({ capabilities: _, ...client }: SessionRecord['client']) => ({
  ...client,
  capabilities: {},
});
