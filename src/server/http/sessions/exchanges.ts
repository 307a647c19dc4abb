import type { JSONRPCMessage } from '@modelcontextprotocol/server';
import { cancelledRequest } from '../cancelled-request.ts';
import type { Exchange } from './exchange.ts';
import { exchangeOf } from './exchange-id.ts';

/** The requests of sessions that this process is answering. */
export interface Exchanges {
  add(exchange: Exchange): void;
  remove(exchange: Exchange): void;
  /** Hands a response or cancellation to whoever waits for it; false when nobody here does. */
  deliver(session: string, message: JSONRPCMessage): boolean;
  /** Aborts all requests of a session. */
  endSession(session: string): void;
}

/** Keeps track of running exchanges, by session. */
export function createExchanges(): Exchanges {
  const bySession = new Map<string, Set<Exchange>>();
  const of = (session: string): Exchange[] => [...(bySession.get(session) ?? [])];
  return {
    add(exchange) {
      const running = bySession.get(exchange.session) ?? new Set();
      bySession.set(exchange.session, running.add(exchange));
    },
    remove(exchange) {
      const running = bySession.get(exchange.session);
      running?.delete(exchange);
      if (running?.size === 0) bySession.delete(exchange.session);
    },
    deliver(session, message) {
      const cancelled = cancelledRequest(message);
      const asker = exchangeOf(message);
      const target = of(session).find(({ id, pending }) =>
        cancelled === undefined ? id === asker : pending.has(cancelled),
      );
      target?.deliver(message);
      return target !== undefined;
    },
    endSession(session) {
      for (const exchange of of(session)) exchange.end();
    },
  };
}
