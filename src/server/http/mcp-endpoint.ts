import type { InitializeRequest } from '@modelcontextprotocol/server';
import type { RequestHeaders } from '../../auth/request-headers.ts';
import { onlyOnce } from '../../only-once.ts';
import { StateUnavailable } from '../../state/state.ts';
import type { DirectAnswers } from '../direct-answers.ts';
import { isPlainInitialized, plainInitialize, plainRequest } from '../plain-message.ts';
import type { Answer } from './answer.ts';
import type { ReadBody } from './body-limit.ts';
import { answerDirectly, isHandshakeVersion, type ReadPost } from './direct-post.ts';
import type { HttpRequest } from './http-request.ts';
import { completePlainCall } from './plain-call.ts';
import { readJson } from './read-json.ts';
import type { SdkEndpointOptions } from './sdk-endpoint.ts';

export interface McpEndpointOptions<Caller> extends SdkEndpointOptions<Caller> {
  /** Whether bodies without `jsonrpc` are taken. */
  plainCalls: boolean;
  readBody: ReadBody;
  /** Answers what the caller's log-in does not allow; undefined for everything else. */
  stepUp?: ((caller: Caller, message: unknown) => Answer | undefined) | undefined;
  /** Answers plain messages; absent when the SDK has to see all of them. */
  direct?: DirectAnswers<Caller> | undefined;
}

/**
 * The MCP endpoint (streamable HTTP) for every era: plain calls and 2026-07-28 are served one by one, older clients in
 * sessions or, without one, one by one as well. The SDK is loaded with the first message that has no direct answer.
 */
export function createMcpEndpoint<Caller>(
  options: McpEndpointOptions<Caller>,
): (caller: Caller, request: HttpRequest) => Promise<Answer> {
  const { direct, sessions, log } = options;
  const sdk = onlyOnce(async () => (await import('./sdk-endpoint.ts')).createSdkEndpoint(options));
  /** In a session, where the message is plain; while the shared store cannot be reached, the SDK's endpoint says so. */
  const inSession = async ({ caller, request, message }: ReadPost<Caller>) => {
    if (!direct || !sessions) return undefined;
    try {
      if (isPlainInSession(message, request.headers)) return await sessions.serve(caller, request, message);
      return plainInitialize(message) && (await sessions.open(caller, request, message as InitializeRequest));
    } catch (error) {
      if (!(error instanceof StateUnavailable)) throw error;
      return undefined;
    }
  };
  const answer = async (read: ReadPost<Caller>): Promise<Answer> =>
    (await (direct && answerDirectly(direct, read))) ?? (await inSession(read)) ?? (await sdk()).post(read);

  return async (caller, request) => {
    if (request.method !== 'POST') return (await sdk()).legacy(caller, request);
    const read = await readJson(request, options.readBody);
    if (!read.ok) return read.refusal;
    const message = options.plainCalls ? completePlainCall(read.body, request.headers) : read.body;
    const refusal = options.stepUp?.(caller, message);
    if (refusal) return refusal;
    const isPlainCall = message !== read.body;
    if (isPlainCall) log.info({ method: (message as { method: string }).method }, 'plain call');
    return answer({ caller, request, message, isPlainCall });
  };
}

/** Whether a message of a session is of its era and says no more than most do. */
function isPlainInSession(message: unknown, headers: RequestHeaders): boolean {
  if (!headers.has('mcp-session-id') || !isHandshakeVersion(headers)) return false;
  return plainRequest(message)?.era === 'handshake' || isPlainInitialized(message);
}
