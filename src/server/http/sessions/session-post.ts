import type { JSONRPCMessage } from '@modelcontextprotocol/server';
import type { DirectAnswers } from '../../direct-answers.ts';
import { isPlainInitialized, plainRequest } from '../../plain-message.ts';
import type { CreateServer } from '../../protocol-server.ts';
import { Answer } from '../answer.ts';
import { isHandshakeVersion } from '../direct-post.ts';
import type { HttpRequest } from '../http-request.ts';
import type { Relay } from '../relay.ts';
import { createDirectExchange } from './direct-exchange.ts';
import type { EventLog } from './event-log.ts';
import { exchangeOf } from './exchange-id.ts';
import type { Exchanges } from './exchanges.ts';
import type { SessionRecord } from './session-records.ts';

interface Options<Caller> {
  relay: Relay;
  exchanges: Exchanges;
  log: EventLog;
  createServer: CreateServer<Caller>;
  /** Answers plain requests; absent when the SDK has to see all of them. */
  direct?: DirectAnswers<Caller> | undefined;
}

type SessionPost<Caller> = (
  caller: Caller,
  session: SessionRecord,
  request: HttpRequest,
  body: unknown,
) => Promise<Answer>;

/**
 * Serves a POST of a session: what concerns a request under way goes to the process that runs it, the rest is an
 * exchange of its own.
 */
export function createSessionPost<Caller>({
  relay,
  exchanges,
  log,
  createServer,
  direct,
}: Options<Caller>): SessionPost<Caller> {
  const forward = async (session: string, message: JSONRPCMessage) => {
    if (!exchanges.deliver(session, message)) await relay.send({ kind: 'message', session, message });
  };
  const answerDirectly = (caller: Caller, session: SessionRecord, request: HttpRequest, body: unknown) => {
    if (!direct || !isHandshakeVersion(request.headers)) return undefined;
    if (isPlainInitialized(body)) return accepted();
    const asked = plainRequest(body);
    if (asked?.era !== 'handshake') return undefined;
    const controller = new AbortController();
    const answer = direct.answer(caller, asked, controller);
    if (answer === undefined) return undefined;
    const about = { session: session.id, asked, answer, controller, log, onEnd: exchanges.remove };
    const exchange = createDirectExchange(about);
    exchanges.add(exchange);
    return exchange.answer(request, body);
  };
  return async (caller, session, request, body) => {
    const answered = answerDirectly(caller, session, request, body);
    if (answered) return answered;
    const messages: unknown[] = Array.isArray(body) ? body : [body];
    const forwarded = messages.filter(concernsAnother);
    for (const message of forwarded) await forward(session.id, message);
    const rest = messages.filter((message) => !concernsAnother(message));
    if (forwarded.length > 0 && rest.length === 0) return accepted();
    const { createExchange } = await import('./exchange.ts');
    const exchange = createExchange({
      session,
      server: await createServer(caller),
      messages: rest,
      headers: request.headers,
      log,
      onEnd: exchanges.remove,
    });
    exchanges.add(exchange);
    return exchange.answer(request, Array.isArray(body) ? rest : body);
  };
}

const accepted = (): Answer => new Answer(null, { status: 202 });

/** Whether a message belongs to a request of another POST. */
function concernsAnother(message: unknown): message is JSONRPCMessage {
  const { method } = (message ?? {}) as { method?: unknown };
  return method === 'notifications/cancelled' || exchangeOf(message) !== undefined;
}
