import {
  createMcpHandler,
  isInitializeRequest,
  isLegacyRequest,
  type ServerEventBus,
} from '@modelcontextprotocol/server';
import { StateUnavailable } from '../../state/state.ts';
import type { Log } from '../log.ts';
import type { ProtocolServer } from '../protocol-server.ts';
import { answerOnce } from './answer-once.ts';
import type { ReadBody } from './body-limit.ts';
import { createKnownLists } from './known-lists.ts';
import { completePlainCall, wantsOneJsonObject } from './plain-call.ts';
import { readJson } from './read-json.ts';
import type { Sessions } from './sessions/sessions.ts';

export interface McpEndpointOptions<Caller> {
  createServer(caller: Caller): ProtocolServer;
  /** Absent when every request is to stand alone. */
  sessions: Sessions<Caller> | undefined;
  /** Whether bodies without `jsonrpc` are taken. */
  plainCalls: boolean;
  readBody: ReadBody;
  /** Answers what the caller's log-in does not allow; undefined for everything else. */
  stepUp?: ((caller: Caller, message: unknown) => Response | undefined) | undefined;
  /** What alone decides which tools a caller sees: lists are then answered from bytes that are ready. */
  selectionOf?: ((caller: Caller) => object) | undefined;
  /** Told of each list that was answered from ready bytes, with its milliseconds. */
  onReadyList?: ((ms: number) => void) | undefined;
  /** Where changes of the lists are announced to clients that listen for them. */
  bus?: ServerEventBus | undefined;
  log: Log;
}

/**
 * The MCP endpoint (streamable HTTP) for every era: plain calls and 2026-07-28 are served one by one, older clients in
 * sessions or, without one, one by one as well.
 */
export function createMcpEndpoint<Caller>(
  options: McpEndpointOptions<Caller>,
): (caller: Caller, request: Request) => Promise<Response> {
  const { createServer, sessions, log } = options;
  const lists = createKnownLists(options.onReadyList);
  // The SDK builds a server per request from the request alone; this says for whom.
  const callers = new WeakMap<Request, Caller>();
  const handler = createMcpHandler(
    ({ requestInfo }) => {
      const caller = requestInfo && callers.get(requestInfo);
      if (!caller) throw new Error('A request reached the protocol without an identity');
      return createServer(caller);
    },
    options.bus ? { bus: options.bus } : {},
  );
  const serveAlone = (caller: Caller, request: Request, parsedBody?: unknown): Promise<Response> => {
    callers.set(request, caller);
    return handler.fetch(request, parsedBody === undefined ? {} : { parsedBody });
  };

  const inSession = (caller: Caller, request: Request, body?: unknown) => {
    if (sessions && isInitializeRequest(body)) return sessions.open(caller, request, body);
    if (sessions && request.headers.has('mcp-session-id')) return sessions.serve(caller, request, body);
    return undefined;
  };
  /** In the session that it names or opens, if any; also without one while the shared store cannot be reached. */
  const serveLegacy = async (caller: Caller, request: Request, body?: unknown): Promise<Response> => {
    try {
      const response = await inSession(caller, request, body);
      if (response) return response;
    } catch (error) {
      if (!(error instanceof StateUnavailable)) throw error;
      log.warn(`Served without its session: ${error.message}`);
    }
    if (body !== undefined && wantsOneJsonObject(request.headers))
      return answerOnce(createServer(caller), request, body);
    return serveAlone(caller, request, body);
  };

  return async (caller, request) => {
    if (request.method !== 'POST') return serveLegacy(caller, request);
    const read = await readJson(request, options.readBody);
    if (!read.ok) return read.refusal;
    const message = options.plainCalls ? completePlainCall(read.body, request.headers) : read.body;
    const refusal = options.stepUp?.(caller, message);
    if (refusal) return refusal;
    const isPlain = message !== read.body;
    if (isPlain) log.info({ method: (message as { method: string }).method }, 'plain call');
    const serve = async (asked: unknown): Promise<Response> => {
      if (isPlain) return answerOnce(createServer(caller), request, asked);
      if (await isLegacyRequest(request, asked)) return serveLegacy(caller, request, asked);
      return serveAlone(caller, request, asked);
    };
    if (!options.selectionOf) return serve(message);
    return lists.answer({ selection: options.selectionOf(caller), headers: request.headers, message }, serve);
  };
}
