import { isJSONRPCRequest, type JSONRPCMessage } from '@modelcontextprotocol/server';
import type { ProtocolServer } from '../../protocol-server.ts';
import type { Relay } from '../relay.ts';
import type { EventLog } from './event-log.ts';
import { createExchange } from './exchange.ts';
import { exchangeOf } from './exchange-transport.ts';
import type { Exchanges } from './exchanges.ts';
import type { SessionRecord } from './session-records.ts';

interface Options<Caller> {
  relay: Relay;
  exchanges: Exchanges;
  log: EventLog;
  createServer(caller: Caller): ProtocolServer;
}

type SessionPost<Caller> = (
  caller: Caller,
  session: SessionRecord,
  request: Request,
  body: unknown,
) => Promise<Response>;

/**
 * Serves a POST of a session: what concerns a request under way goes to the process that runs it, the rest is an
 * exchange of its own.
 */
export function createSessionPost<Caller>({
  relay,
  exchanges,
  log,
  createServer,
}: Options<Caller>): SessionPost<Caller> {
  const forward = async (session: string, message: JSONRPCMessage) => {
    if (!exchanges.deliver(session, message)) await relay.send({ kind: 'message', session, message });
  };
  return async (caller, session, request, body) => {
    const messages: unknown[] = Array.isArray(body) ? body : [body];
    const forwarded = messages.filter(concernsAnother);
    for (const message of forwarded) await forward(session.id, message);
    const rest = messages.filter((message) => !concernsAnother(message));
    if (forwarded.length > 0 && rest.length === 0) return new Response(null, { status: 202 });
    const exchange = createExchange({
      session,
      server: createServer(caller),
      requests: rest.filter(isJSONRPCRequest).map(({ id }) => id),
      headers: request.headers,
      log,
      onEnd: exchanges.remove,
    });
    exchanges.add(exchange);
    return exchange.answer(request, Array.isArray(body) ? rest : body);
  };
}

/** Whether a message belongs to a request of another POST. */
function concernsAnother(message: unknown): message is JSONRPCMessage {
  const { method } = (message ?? {}) as { method?: unknown };
  return method === 'notifications/cancelled' || exchangeOf(message) !== undefined;
}
