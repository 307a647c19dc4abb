import {
  createMcpHandler,
  isInitializeRequest,
  isLegacyRequest,
  type ServerEventBus,
} from '@modelcontextprotocol/server';
import { StateUnavailable } from '../../state/state.ts';
import type { Log } from '../log.ts';
import type { CreateServer } from '../protocol-server.ts';
import type { Answer } from './answer.ts';
import { answerOnce } from './answer-once.ts';
import type { ReadPost } from './direct-post.ts';
import type { HttpRequest } from './http-request.ts';
import { wantsOneJsonObject } from './plain-call.ts';
import type { Sessions } from './sessions/sessions.ts';
import { fromWebResponse, toWebRequest } from './web.ts';

export interface SdkEndpointOptions<Caller> {
  createServer: CreateServer<Caller>;
  /** Absent when every request is to stand alone. */
  sessions: Sessions<Caller> | undefined;
  /** Where changes of the lists are announced to clients that listen for them. */
  bus?: ServerEventBus | undefined;
  log: Log;
}

/** The endpoint in the SDK's hands. */
export interface SdkEndpoint<Caller> {
  post(read: ReadPost<Caller>): Promise<Answer>;
  /** A request of the era of handshakes. */
  legacy(caller: Caller, request: HttpRequest): Promise<Answer>;
}

/** Serves every message of every era. */
export function createSdkEndpoint<Caller>(options: SdkEndpointOptions<Caller>): SdkEndpoint<Caller> {
  const { createServer, sessions, log } = options;
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
  const serveAlone = async (caller: Caller, request: HttpRequest, parsedBody?: unknown): Promise<Answer> => {
    const asked = toWebRequest(request);
    callers.set(asked, caller);
    return fromWebResponse(await handler.fetch(asked, parsedBody === undefined ? {} : { parsedBody }));
  };

  const inSession = (caller: Caller, request: HttpRequest, body?: unknown) => {
    if (sessions && isInitializeRequest(body)) return sessions.open(caller, request, body);
    if (sessions && request.headers.has('mcp-session-id')) return sessions.serve(caller, request, body);
    return undefined;
  };
  /** In the session that it names or opens, if any; also without one while the shared store cannot be reached. */
  const serveLegacy = async (caller: Caller, request: HttpRequest, body?: unknown): Promise<Answer> => {
    try {
      const response = await inSession(caller, request, body);
      if (response) return response;
    } catch (error) {
      if (!(error instanceof StateUnavailable)) throw error;
      log.warn(`Served without its session: ${error.message}`);
    }
    if (body !== undefined && wantsOneJsonObject(request.headers))
      return answerOnce(await createServer(caller), request, body);
    return serveAlone(caller, request, body);
  };
  return {
    legacy: serveLegacy,
    async post({ caller, request, message, isPlainCall }) {
      if (isPlainCall) return answerOnce(await createServer(caller), request, message);
      if (await isLegacyRequest(toWebRequest(request), message)) return serveLegacy(caller, request, message);
      return serveAlone(caller, request, message);
    },
  };
}
