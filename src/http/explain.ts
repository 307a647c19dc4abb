import { HttpError, TransportError } from './errors.ts';
import { explainFailure, WayFailure } from './failure.ts';
import type { RequestLine } from './request-line.ts';

/** What may have ended an attempt. */
export interface Ends {
  signal: AbortSignal | undefined;
  timedOut: boolean;
  timeoutMs: number;
  /** Whether an answer had begun. */
  answered: boolean;
  /** Takes the request's secrets out of what libraries say. */
  redact(text: string): string;
}

/** Turns whatever fetch threw into an error that says what happened; our own errors pass. */
export function explain(error: unknown, line: RequestLine, ends: Ends): Error {
  if (error instanceof HttpError || error instanceof TransportError) return error;
  const cause = causeOf(error, ends.redact);
  if (ends.signal?.aborted)
    return new TransportError('cancelled', line, 'the call was cancelled.', { cause });
  if (ends.timedOut)
    return new TransportError(
      'timeout',
      line,
      `no complete answer within ${Math.round(ends.timeoutMs / 10) / 100} s. A later retry may help, or asking for less.`,
      { cause },
    );
  if (!isNetworkFailure(error)) return error as Error;
  const { detail, failure } = explainFailure(error, ends.answered);
  return new TransportError(failure, line, `${detail}.`, { cause });
}

/** fetch says a TypeError with its reason as the cause; other TypeErrors are defects. */
const isNetworkFailure = (error: unknown): boolean =>
  error instanceof Error &&
  (error instanceof WayFailure ||
    'code' in error ||
    (error instanceof TypeError && (error.cause !== undefined || error.message === 'terminated')));

/** What a library said, as text: its own error objects hold sockets, raw answers and addresses. */
function causeOf(error: unknown, redact: (text: string) => string): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  const words: string[] = [];
  for (let cause: unknown = error; cause instanceof Error && words.length < 5; cause = cause.cause)
    words.push(`${cause.name}: ${cause.message}`);
  return new Error(redact(words.join(' < ')));
}
