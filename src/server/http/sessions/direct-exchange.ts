import { randomUUID } from 'node:crypto';
import type { PlainRequest } from '../../plain-message.ts';
import type { Written } from '../../written.ts';
import type { Answer } from '../answer.ts';
import { answerWithEvents } from '../answer-events.ts';
import { cancelledAnswer, cancelledRequest } from '../cancelled-request.ts';
import { createDeferred } from '../deferred.ts';
import { jsonResponse } from '../direct-post.ts';
import { written } from '../event-stream.ts';
import { wantsOneJsonObject } from '../plain-call.ts';
import { type EventLog, type EventWriter, RETRY_MS } from './event-log.ts';
import type { Exchange } from './exchange.ts';

export interface DirectExchangeOptions {
  session: string;
  asked: PlainRequest;
  /** What is under way. */
  answer: Written | Promise<Written>;
  /** Ends it. */
  controller: AbortController;
  log: EventLog;
  onEnd(exchange: Exchange): void;
}

/** The first version whose clients know an event without data, which only has an id. */
const WITH_EMPTY_EVENTS = '2025-11-25';

/** An exchange whose one request is answered without the SDK. */
export function createDirectExchange(options: DirectExchangeOptions): Exchange {
  const { session, asked, controller, log, onEnd } = options;
  const id = randomUUID();
  const pending = new Set([asked.id]);
  const abandoned = createDeferred<undefined>();
  const ended = () => cancelledAnswer(asked.id);
  let writer: EventWriter | undefined;
  const finish = () => {
    pending.clear();
    writer?.end();
    onEnd(exchange);
  };

  const withEvents = (text: Promise<Written | undefined>, isPrimed: boolean): Promise<Answer> => {
    const events = log.open(id, session);
    writer = events;
    return answerWithEvents(text, {
      begin: () => (isPrimed ? `id: ${events.keep(undefined)}\nretry: ${RETRY_MS}\ndata: \n\n` : ''),
      eventOf: (data) => {
        const event = written({ id: events.keep(data), data });
        finish();
        return event;
      },
      ended,
    });
  };
  const exchange: Exchange = {
    id,
    session,
    pending,
    async answer({ headers, signal }) {
      // As in every exchange: an answer that can be fetched later outlives its connection.
      signal.addEventListener('abort', () => writer?.resumable || exchange.end(), { once: true });
      const text = Promise.race([options.answer, abandoned.promise]);
      if (!wantsOneJsonObject(headers))
        return withEvents(text, headers.get('mcp-protocol-version') === WITH_EMPTY_EVENTS);
      const whole = await text;
      if (whole === undefined) return ended();
      finish();
      return jsonResponse(whole);
    },
    deliver(message) {
      if (pending.has(cancelledRequest(message) ?? '')) exchange.end();
    },
    end() {
      if (pending.size === 0) return;
      finish();
      controller.abort();
      abandoned.resolve(undefined);
    },
  };
  return exchange;
}
