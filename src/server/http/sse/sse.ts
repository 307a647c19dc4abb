import { randomUUID } from 'node:crypto';
import { isJSONRPCNotification, isJSONRPCRequest, isJSONRPCResponse } from '@modelcontextprotocol/server';
import type { RequestHeaders } from '../../../auth/request-headers.ts';
import type { State } from '../../../state/state.ts';
import type { CreateServer } from '../../protocol-server.ts';
import { Answer } from '../answer.ts';
import type { ReadBody } from '../body-limit.ts';
import type { HttpRequest } from '../http-request.ts';
import { problem, SESSION_NOT_FOUND } from '../problem.ts';
import { readJson } from '../read-json.ts';
import type { Relay } from '../relay.ts';
import type { SessionLimits } from '../sessions/session-records.ts';
import type { SessionTally } from '../sessions/session-tally.ts';
import { MESSAGES_PATH } from './messages-path.ts';
import { createSseStreams } from './sse-streams.ts';
import { createSseTransport } from './sse-transport.ts';

export interface SseOptions<Caller> {
  state: State;
  relay: Relay;
  limits: SessionLimits;
  createServer: CreateServer<Caller>;
  readBody: ReadBody;
  /** Counts the streams, each of which is a session. */
  tally?: SessionTally | undefined;
}

export interface Sse<Caller> {
  /** GET: opens a stream, whose first event names where to post. Rejects with StateUnavailable. */
  open(caller: Caller, request: HttpRequest): Promise<Answer>;
  /** POST of a message for a stream of the same caller. Rejects with StateUnavailable. */
  post(caller: Caller, request: HttpRequest): Promise<Answer>;
  /** Ends each stream once nothing is under way on it. */
  drain(): void;
}

/**
 * HTTP+SSE of MCP 2024-11-05. The stream belongs to whoever opened it, and messages are taken from the same identity
 * only, at any process of the service; they run with what the opening request brought along.
 */
export function createSse<Caller extends { key: string }>(options: SseOptions<Caller>): Sse<Caller> {
  const { state, relay, limits } = options;
  const streams = createSseStreams(limits);
  relay.on((message) => void (message.kind === 'sse' && streams.receive(message.session, message.message)));
  return {
    async open(caller, request) {
      if (!streams.makeRoom(caller.key))
        return problem(503, -32000, 'Too many open streams; try again later.', { 'retry-after': '30' });
      await relay.join();
      const session = randomUUID();
      const owner = ownerOf(caller, request.headers);
      const register = () => state.set(keyOf(session), owner, { ttlMs: limits.idleMs });
      await register();
      const server = await options.createServer(caller);
      const transport = createSseTransport({
        endpoint: `${MESSAGES_PATH}?session_id=${session}`,
        onTick: () => {
          if (streams.isIdle(session)) return void server.close();
          options.tally?.used(session);
          register().catch(() => {});
        },
      });
      transport.onclose = () => {
        streams.remove(session);
        options.tally?.ended(session);
        state.delete(keyOf(session)).catch(() => {});
      };
      options.tally?.opened(session);
      streams.add(session, { transport, identity: caller.key });
      await server.connect(transport);
      return transport.answer;
    },
    async post(caller, request) {
      const session = new URL(request.url).searchParams.get('session_id');
      if (!session)
        return problem(400, -32600, 'session_id is missing: post to the address of the endpoint event.');
      if ((await state.get(keyOf(session))) !== ownerOf(caller, request.headers))
        return problem(404, SESSION_NOT_FOUND, 'Session not found: its stream has ended. Open another one.');
      const read = await readJson(request, options.readBody);
      if (!read.ok) return read.refusal;
      const { body } = read;
      if (!isJSONRPCRequest(body) && !isJSONRPCNotification(body) && !isJSONRPCResponse(body))
        return problem(400, -32600, 'Invalid request: the body is no JSON-RPC 2.0 message.');
      if (!streams.receive(session, body)) await relay.send({ kind: 'sse', session, message: body });
      return new Answer('Accepted', { status: 202 });
    },
    drain: streams.drain,
  };
}

const keyOf = (session: string): string => `sse:${session}`;

/** Who may post: the same identity, and with the same wish to see less of the tools. */
const ownerOf = ({ key }: { key: string }, headers: RequestHeaders): string =>
  JSON.stringify([key, ...[...headers].filter(([name]) => name.startsWith('x-mcp-')).sort()]);
