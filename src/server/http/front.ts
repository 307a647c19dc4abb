import type { ServerEventBus } from '@modelcontextprotocol/server';
import { Refused } from '../../auth/refused.ts';
import type { RequestHeaders } from '../../auth/request-headers.ts';
import { onlyOnce } from '../../only-once.ts';
import { type State, StateUnavailable } from '../../state/state.ts';
import type { DirectAnswers } from '../direct-answers.ts';
import type { Log } from '../log.ts';
import type { CreateServer } from '../protocol-server.ts';
import { Answer } from './answer.ts';
import type { ReadBody } from './body-limit.ts';
import type { HttpRequest } from './http-request.ts';
import { createMcpEndpoint } from './mcp-endpoint.ts';
import { pathOf } from './path-of.ts';
import { problem } from './problem.ts';
import { createRelay } from './relay.ts';
import type { SessionLimits } from './sessions/session-records.ts';
import type { SessionTally } from './sessions/session-tally.ts';
import { createSessions } from './sessions/sessions.ts';
import { MESSAGES_PATH } from './sse/messages-path.ts';
import type { Sse } from './sse/sse.ts';

export interface FrontOptions<Caller> {
  /** Path of the MCP endpoint, absent when only HTTP+SSE is served; it answers with and without a trailing slash. */
  path?: string | undefined;
  /** Path of the streams of HTTP+SSE, absent when they are not served. */
  ssePath?: string | undefined;
  /** Absent when every request is to stand alone. */
  sessions?: SessionLimits | undefined;
  plainCalls: boolean;
  /** Who calls, and what for. Throws Refused. */
  identify(headers: RequestHeaders): Caller | Promise<Caller>;
  /** Reads a body within the limits. */
  readBody: ReadBody;
  /** Answers what the caller's log-in does not allow. */
  stepUp?: ((caller: Caller, message: unknown) => Answer | undefined) | undefined;
  createServer: CreateServer<Caller>;
  /** Answers plain messages; absent when the SDK has to see all of them. */
  direct?: DirectAnswers<Caller> | undefined;
  state: State;
  bus?: ServerEventBus | undefined;
  /** Counts the sessions. */
  tally?: SessionTally | undefined;
  log: Log;
}

export interface Front {
  handle(request: HttpRequest): Promise<Answer>;
  /** Ends the streams on which nothing is under way, the others when it is done, so that they hold no server that stops. */
  drain(): void;
}

type Route<Caller> = (caller: Caller, request: HttpRequest) => Promise<Answer>;

/**
 * The HTTP surface: the MCP endpoint for both protocol eras and for plain calls, and HTTP+SSE. Order of the checks:
 * path, identity, content type, size, JSON, then the protocol.
 */
export function createFront<Caller extends { key: string }>(options: FrontOptions<Caller>): Front {
  const { routes, drain } = createRoutes(options);
  const handle = async (request: HttpRequest): Promise<Answer> => {
    const route = routes.get(pathOf(request).replace(/\/+$/, ''));
    if (!route) return notFound(options.path ?? options.ssePath ?? '');
    try {
      return await route(await options.identify(request.headers), request);
    } catch (error) {
      return failed(error, request, options.log);
    }
  };
  return { handle, drain };
}

function failed(error: unknown, request: HttpRequest, log: Log): Answer {
  if (error instanceof Refused) return refused(error);
  if (error instanceof StateUnavailable)
    return problem(503, -32000, `${error.message} Try again later.`, { 'retry-after': '5' });
  // Nobody is there to read it.
  if (request.signal.aborted) return problem(400, -32600, 'The request was cut off.');
  log.error({ err: error }, 'A request failed unexpectedly');
  return problem(500, -32603, 'Internal error');
}

/** What is served where, by path without trailing slash. */
function createRoutes<Caller extends { key: string }>(options: FrontOptions<Caller>) {
  const { state, log, sessions: limits } = options;
  const relay = createRelay(state, log);
  const routes = new Map<string, Route<Caller>>();
  const sessions = limits && createSessions({ ...options, relay, limits });
  if (options.path !== undefined)
    routes.set(options.path.replace(/\/+$/, ''), createMcpEndpoint({ ...options, sessions }));
  let opened: Sse<Caller> | undefined;
  if (options.ssePath !== undefined && limits) {
    const sse = onlyOnce(async () => {
      const { createSse } = await import('./sse/sse.ts');
      opened = createSse({ ...options, relay, limits });
      return opened;
    });
    routes.set(
      options.ssePath,
      only('GET', async (...asked) => (await sse()).open(...asked)),
    );
    routes.set(
      MESSAGES_PATH.replace(/\/$/, ''),
      only('POST', async (...asked) => (await sse()).post(...asked)),
    );
  }
  const drain = () => {
    sessions?.drain();
    opened?.drain();
  };
  return { routes, drain };
}

const only =
  <Caller>(method: string, route: Route<Caller>): Route<Caller> =>
  async (caller, request) =>
    request.method === method
      ? route(caller, request)
      : problem(405, -32000, `Method not allowed: use ${method}.`, { allow: method });

const notFound = (path: string): Answer =>
  Answer.json({ error: `Not found. The MCP endpoint is ${path}` }, { status: 404 });

/** As the reference server words it: `{"error": ...}`; with a challenge (RFC 9110 section 11.6.1) where credentials help. */
function refused({ status, message, challenge }: Refused): Answer {
  const headers: Record<string, string> =
    status === 401 || challenge ? { 'www-authenticate': challenge ?? 'Bearer realm="mcp-atlassian"' } : {};
  return Answer.json({ error: message }, { status, headers });
}
