import type { RequestHeaders } from '../../auth/request-headers.ts';
import type { DirectAnswers } from '../direct-answers.ts';
import { HANDSHAKE_VERSIONS, type PlainRequest, plainRequest } from '../plain-message.ts';
import type { Written } from '../written.ts';
import { Answer } from './answer.ts';
import { type AnswerEvents, answerWithEvents } from './answer-events.ts';
import { cancelledAnswer } from './cancelled-request.ts';
import { written } from './event-stream.ts';
import type { HttpRequest } from './http-request.ts';
import { wantsOneJsonObject } from './plain-call.ts';

/** A POST as the endpoint has read it. */
export interface ReadPost<Caller> {
  caller: Caller;
  request: HttpRequest;
  message: unknown;
  /** Whether the body was completed to a message, so that no header counts. */
  isPlainCall: boolean;
}

/**
 * Answers a POST that stands alone and whose message and headers are the plainest; undefined for any other.
 */
export function answerDirectly<Caller>(
  direct: DirectAnswers<Caller>,
  { caller, request, message, isPlainCall }: ReadPost<Caller>,
): Answer | Promise<Answer> | undefined {
  const asked = plainRequest(message);
  const form = asked && (isPlainCall ? 'json' : formOf(asked, request.headers));
  const answer = form && direct.answer(caller, asked, request);
  if (!answer) return undefined;
  if (form === 'event') return answerWithEvents(Promise.resolve(answer), single);
  return answer instanceof Promise ? answer.then(jsonResponse) : jsonResponse(answer);
}

/** An answer that nobody can come back for. */
const single: AnswerEvents = {
  begin: () => '',
  eventOf: (data) => written({ data }),
  ended: () => cancelledAnswer(''),
};

/** How to answer by the headers: as one JSON object or one event; undefined where they are not the plainest. */
function formOf(asked: PlainRequest, headers: RequestHeaders): 'json' | 'event' | undefined {
  if (headers.has('mcp-session-id')) return undefined;
  if (asked.era !== 'handshake') {
    const agrees =
      headers.get('mcp-protocol-version') === asked.era &&
      headers.get('mcp-method') === asked.method &&
      headers.get('mcp-name') === (asked.method === 'tools/call' ? asked.name : null);
    return agrees && takesBoth(headers) ? 'json' : undefined;
  }
  if (!isHandshakeVersion(headers)) return undefined;
  if (wantsOneJsonObject(headers)) return 'json';
  return takesBoth(headers) ? 'event' : undefined;
}

/** Whether a request is of a version with the handshake; it may leave that open. */
export const isHandshakeVersion = (headers: RequestHeaders): boolean => {
  const version = headers.get('mcp-protocol-version');
  return version === null || HANDSHAKE_VERSIONS.includes(version);
};

/** Whether the client takes either media type, as MCP wants it. */
const takesBoth = (headers: RequestHeaders): boolean => {
  const accept = headers.get('accept') ?? '';
  return accept.includes('application/json') && accept.includes('text/event-stream');
};

/** One message as an answer. */
export const jsonResponse = (message: Written): Answer =>
  new Answer(message, { headers: { 'content-type': 'application/json' } });
