import type { DirectAnswers } from './direct-answers.ts';
import { type Fields, isPlainInitialized, plainInitialize, plainRequest } from './plain-message.ts';
import type { Written } from './written.ts';

/** What one line comes to: the line to answer with, now or later, where one is due; `undefined` is left to the SDK. */
export type LineAnswer = { answer?: Written | Promise<Written | undefined> } | undefined;

/** The messages of one connection that are answered without the SDK. */
export interface StdioAnswers {
  answerTo(line: string): LineAnswer;
  /** The lines of the handshake that was answered, for the SDK to hear first when it joins in. */
  readonly heard: readonly string[];
}

/** Leaves every message to the SDK. */
export const nothingDirect: StdioAnswers = { answerTo: () => undefined, heard: [] };

/** Answers the plain messages of a connection; the SDK joins in with the first other one. */
export function createStdioAnswers<Caller>(direct: DirectAnswers<Caller>, caller: Caller): StdioAnswers {
  const heard: string[] = [];
  const running = new Map<unknown, AbortController>();
  let sdkJoined = false;
  /** Whether the handshake was the SDK's, which alone knows what came of it. */
  let sdkOnly = false;

  const opening = (message: unknown, line: string): LineAnswer => {
    if (sdkJoined) return undefined;
    const initialize = heard.length === 0 ? plainInitialize(message) : undefined;
    const closes = heard.length === 1 && isPlainInitialized(message);
    if (!initialize && !closes) return undefined;
    heard.push(line);
    return initialize ? { answer: direct.introduce(initialize) } : {};
  };
  const cancelling = (message: unknown): LineAnswer => {
    const controller = running.get(cancelledBy(message));
    controller?.abort();
    return controller && {};
  };
  const request = (message: unknown): LineAnswer => {
    const asked = plainRequest(message);
    const isExpected = asked && (asked.era === 'handshake') === heard.length > 0 && !running.has(asked.id);
    if (!isExpected) return undefined;
    const controller = new AbortController();
    const answer = direct.answer(caller, asked, controller);
    if (answer === undefined) return undefined;
    if (!(answer instanceof Promise)) return { answer };
    running.set(asked.id, controller);
    const ended = answer.then((text) => {
      running.delete(asked.id);
      return controller.signal.aborted ? undefined : text;
    });
    return { answer: ended };
  };
  return {
    heard,
    answerTo(line) {
      const message = sdkOnly ? undefined : parse(line);
      if (message === undefined) return undefined;
      const result = opening(message, line) ?? cancelling(message) ?? request(message);
      if (result === undefined) {
        sdkJoined = true;
        sdkOnly = heard.length === 0 && (message as Fields | null)?.method === 'initialize';
      }
      return result;
    },
  };
}

/** The id of the request that a message cancels. */
function cancelledBy(message: unknown): unknown {
  const { method, params } = (message ?? {}) as { method?: unknown; params?: { requestId?: unknown } | null };
  return method === 'notifications/cancelled' ? params?.requestId : undefined;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
