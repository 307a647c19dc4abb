import type { InitializeRequest } from '@modelcontextprotocol/server';
import type { State } from '../../../state/state.ts';
import type { DirectAnswers } from '../../direct-answers.ts';
import { plainInitialize } from '../../plain-message.ts';
import type { CreateServer } from '../../protocol-server.ts';
import { Answer } from '../answer.ts';
import { jsonResponse } from '../direct-post.ts';
import type { HttpRequest } from '../http-request.ts';
import { problem, SESSION_NOT_FOUND } from '../problem.ts';
import type { Relay } from '../relay.ts';
import { clientOf } from './client-of.ts';
import { createEventLog } from './event-log.ts';
import { createExchanges } from './exchanges.ts';
import { createListeners } from './listeners.ts';
import { createResume } from './resume.ts';
import { createSessionPost } from './session-post.ts';
import { createSessionRecords, type SessionLimits, type SessionRecord } from './session-records.ts';
import type { SessionTally } from './session-tally.ts';

export interface SessionsOptions<Caller> {
  state: State;
  relay: Relay;
  limits: SessionLimits;
  createServer: CreateServer<Caller>;
  /** Answers plain messages; absent when the SDK has to see all of them. */
  direct?: DirectAnswers<Caller> | undefined;
  /** Counts them. */
  tally?: SessionTally | undefined;
}

/** Sessions of MCP 2024-11-05 to 2025-11-25 (Mcp-Session-Id); each request is served for its own sender. */
export interface Sessions<Caller> {
  /** Answers initialize and opens a session. Rejects with StateUnavailable. */
  open(caller: Caller, request: HttpRequest, initialize: InitializeRequest): Promise<Answer>;
  /** A POST, GET or DELETE that names a session. Rejects with StateUnavailable. */
  serve(caller: Caller, request: HttpRequest, body?: unknown): Promise<Answer>;
  /** Ends the streams on which nothing is under way. */
  drain(): void;
}

const notFound = (): Answer =>
  problem(404, SESSION_NOT_FOUND, 'Session not found: it has ended. Send initialize again for a new one.');

/** Serves sessions; between requests a session is a record in the shared state and nothing else. */
export function createSessions<Caller extends { key: string }>(
  options: SessionsOptions<Caller>,
): Sessions<Caller> {
  const { state, relay, tally } = options;
  const exchanges = createExchanges();
  const listeners = createListeners();
  const log = createEventLog();
  const resume = createResume({ state, relay, log });
  const endHere = (session: string) => {
    exchanges.endSession(session);
    listeners.end(session);
    tally?.ended(session);
  };
  const records = createSessionRecords({
    ...options.limits,
    state,
    onEnd(session) {
      endHere(session);
      relay.send({ kind: 'end', session }).catch(() => {});
    },
  });
  relay.on((message) => {
    if (message.kind === 'end') endHere(message.session);
    if (message.kind === 'message') exchanges.deliver(message.session, message.message);
  });
  const post = createSessionPost({ ...options, exchanges, log });

  const get = async (caller: Caller, { id }: SessionRecord, { headers }: HttpRequest): Promise<Answer> => {
    if (!headers.get('accept')?.includes('text/event-stream'))
      return problem(406, -32000, 'Not Acceptable: a stream needs Accept: text/event-stream.');
    const lastEventId = headers.get('last-event-id');
    const stillThere = async () => (await records.find(caller.key, id).catch(() => true)) !== undefined;
    if (lastEventId === null) return listeners.open(id, stillThere);
    const gone = 'What came after this Last-Event-ID is not kept any more. Send the request again.';
    return (await resume.open(id, lastEventId)) ?? problem(400, -32000, gone);
  };

  return {
    async open(caller, request, initialize) {
      const client = clientOf(initialize.params);
      if (!client) return problem(400, -32602, 'The capabilities of the client are too long.');
      const id = await records.open(caller.key, client);
      tally?.opened(id);
      const response = await introduce(options, caller, { request, initialize });
      response.headers.set('mcp-session-id', id);
      return response;
    },
    async serve(caller, request, body) {
      await relay.join();
      const id = request.headers.get('mcp-session-id') ?? '';
      if (request.method === 'DELETE')
        return (await records.end(caller.key, id)) ? new Answer(null, { status: 200 }) : notFound();
      const session = await records.find(caller.key, id);
      if (!session) return notFound();
      tally?.used(id);
      return request.method === 'GET' ? get(caller, session, request) : post(caller, session, request, body);
    },
    drain: listeners.endAll,
  };
}

/** Answers initialize. */
async function introduce<Caller>(
  { direct, createServer }: Pick<SessionsOptions<Caller>, 'direct' | 'createServer'>,
  caller: Caller,
  { request, initialize }: { request: HttpRequest; initialize: InitializeRequest },
): Promise<Answer> {
  const plain = direct && plainInitialize(initialize);
  if (plain) return jsonResponse(direct.introduce(plain));
  const { answerOnce } = await import('../answer-once.ts');
  return answerOnce(await createServer(caller), request, initialize);
}
