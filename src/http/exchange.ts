import { type HttpResponse, readBytes } from './body.ts';
import { createDeadline, type Deadline } from './deadline.ts';
import { toHttpError } from './error-answer.ts';
import { HttpError, isRetryableStatus, TransportError, type TransportFailure } from './errors.ts';
import { explain } from './explain.ts';
import { type Gate, GateClosed, type Outcome } from './gate.ts';
import { type Quota, readQuota } from './quota.ts';
import { createRedactor } from './redact.ts';
import { follow } from './redirects.ts';
import { buildRequest, type Fetch, type FetchInit, type HeaderSink, type RequestOptions } from './request.ts';
import { onlyReads, type RequestLine } from './request-line.ts';
import { defaultRetry, pause, pauseBefore, type RetryPolicy } from './retry.ts';

/** What is told about each attempt, for logs and measurements. */
export interface Exchange extends RequestLine {
  /** HTTP status; 0 when no answer came. */
  status: number;
  /** Milliseconds from the sending on, without `waitedMs`. */
  ms: number;
  /** Milliseconds in line for a place at the site. */
  waitedMs: number;
  /** From 0; more than 0 is a repetition. */
  attempt: number;
  /** Why there is no usable answer. */
  failure?: TransportFailure;
  /** What the site said about its rate limit. */
  quota?: Quota;
  retryAfterSeconds?: number;
}

/** Follows one attempt. */
export interface Follower {
  /** Go along with the request. */
  headers: Readonly<Record<string, string>>;
  ended(exchange: Exchange): void;
}

export interface ExchangeOptions {
  /** Product name for messages, e.g. `Jira`. */
  product: string;
  /** Without trailing slash; request paths are appended. */
  baseUrl: string;
  fetch: Fetch;
  /** Adds the caller's credentials; called for each attempt. */
  sign(headers: HeaderSink): unknown;
  /** Asked once after a 401: true when `sign` has other credentials now. A refused request was not carried out. */
  renew?: ((error: HttpError) => Promise<boolean>) | undefined;
  /** Milliseconds for one attempt, body included. Default 75 s. */
  timeoutMs?: number;
  /** Milliseconds for one request with its repetitions and all waiting. Default 300 s. */
  totalTimeoutMs?: number;
  /** Bytes of one answer. Default 64 MiB. */
  maxBytes?: number;
  retry?: RetryPolicy;
  /** Shared by all clients to the same site. */
  gate?: Gate | undefined;
  /** Ends the call: the socket is closed and nothing is repeated. */
  signal?: AbortSignal | undefined;
  userAgent?: string;
  /** The operator's headers for every request; they win over ours. */
  headers?: Readonly<Record<string, string>> | undefined;
  onExchange?: ((exchange: Exchange) => void) | undefined;
  /** Asked before each attempt, once it may be sent, who follows it. */
  onAttempt?: ((attempt: RequestLine & Pick<Exchange, 'attempt'>) => Follower) | undefined;
}

export interface Reply {
  data: Buffer;
  contentType: string;
}

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

/** Sends requests to one site, repeating what may be repeated. Throws `HttpError` or `TransportError`. */
export function createExchange(options: ExchangeOptions) {
  const { retry = defaultRetry, signal, totalTimeoutMs = 300_000 } = options;
  const persist = async (line: RequestLine, request: RequestOptions): Promise<Reply> => {
    const end = performance.now() + totalTimeoutMs;
    for (let attempt = 0; ; attempt++) {
      try {
        return await once(options, { line, request, attempt, end });
      } catch (error) {
        const repeat = attempt < repetitions(error, line, retry);
        const wait = repeat ? pauseBefore(attempt, retry, waitOf(error)) : undefined;
        // The site's own answer says more than that the time is up.
        if (wait === undefined || performance.now() + wait >= end) throw error;
        await pauseOrCancel(wait, line, signal);
      }
    }
  };
  return (line: RequestLine, request: RequestOptions): Promise<Reply> =>
    persist(line, request).catch(async (error) => {
      const refused = error instanceof HttpError && error.status === 401;
      if (!refused || !(await options.renew?.(error))) throw error;
      return persist(line, request);
    });
}

const waitOf = (error: unknown): number | undefined =>
  error instanceof HttpError ? error.retryAfterSeconds : undefined;

const pauseOrCancel = (ms: number, line: RequestLine, signal: AbortSignal | undefined): Promise<void> =>
  pause(ms, signal).catch(() => {
    throw new TransportError('cancelled', line, 'the call was cancelled between two attempts.', {
      notSent: true,
    });
  });

/** How often a request that failed so may be repeated; one that may have been carried out only when that does no harm. */
function repetitions(error: unknown, line: RequestLine, retry: RetryPolicy): number {
  const harmless = onlyReads(line) || retry.includeWrites;
  if (error instanceof HttpError) {
    if (error.status === 429) return retry.rateLimitRetries;
    return harmless && isRetryableStatus(error.status) ? retry.retries : 0;
  }
  if (!(error instanceof TransportError)) return 0;
  if (error.failure === 'unreachable') return retry.retries;
  return harmless && error.failure === 'connection' ? retry.retries : 0;
}

interface Attempt {
  line: RequestLine;
  request: RequestOptions;
  attempt: number;
  /** When the whole request has to be over, as `performance.now()` counts. */
  end: number;
}

async function once(options: ExchangeOptions, current: Attempt): Promise<Reply> {
  const { line, attempt, end } = current;
  const asked = performance.now();
  const leave = await enterGate(options, line, end);
  const started = performance.now();
  const follower = options.onAttempt?.({ ...line, attempt });
  const timeoutMs = Math.max(1, Math.ceil(Math.min(options.timeoutMs ?? 75_000, end - started)));
  let answer: HttpResponse | undefined;
  let failed: Error | undefined;
  try {
    const result = await send(options, current, {
      timeoutMs,
      headers: follower?.headers,
      onAnswer: (response) => {
        answer = response;
      },
    });
    return result;
  } catch (error) {
    failed = error as Error;
    throw error;
  } finally {
    leave(outcomeOf(failed));
    const exchange = {
      ...line,
      ...toldBy(answer, failed),
      attempt,
      ms: performance.now() - started,
      waitedMs: started - asked,
    };
    follower?.ended(exchange);
    options.onExchange?.(exchange);
  }
}

function toldBy(answer: HttpResponse | undefined, failed: Error | undefined) {
  const quota = answer && readQuota(answer.headers);
  return {
    status: answer?.status ?? 0,
    ...(failed instanceof TransportError && { failure: failed.failure }),
    ...(quota && { quota }),
    ...(failed instanceof HttpError &&
      failed.retryAfterSeconds !== undefined && { retryAfterSeconds: failed.retryAfterSeconds }),
  };
}

interface Sending {
  timeoutMs: number;
  headers: Follower['headers'] | undefined;
  onAnswer(response: HttpResponse): void;
}

/** One attempt: signs, sends, follows permitted redirects, reads the body. */
async function send(
  options: ExchangeOptions,
  { line, request }: Attempt,
  { timeoutMs, headers = {}, onAnswer }: Sending,
): Promise<Reply> {
  const { fetch, maxBytes = DEFAULT_MAX_BYTES, signal } = options;
  const { url, ...built } = await buildRequest(options, line, request);
  const outgoing = { ...built, headers: { ...built.headers, ...headers } };
  // Only errors need it.
  const redact = (text: string) => createRedactor(outgoing.headers)(text);
  const deadline = createDeadline(timeoutMs, signal);
  let answered = false;
  try {
    const ask = (to: URL, own: FetchInit['headers']) =>
      fetch(to, { ...outgoing, headers: own, signal: deadline.signal });
    const response = await follow(await ask(url, outgoing.headers), {
      url,
      hosts: request.redirectHosts,
      go: (target, isSite) => ask(target, isSite ? outgoing.headers : { accept: '*/*' }),
    });
    onAnswer(response);
    answered = true;
    const data = await readBytes(response, Math.min(maxBytes, request.maxBytes ?? maxBytes), line);
    if (response.status < 200 || response.status > 299) throw toHttpError(response, data, { line, redact });
    return { data, contentType: response.headers.get('content-type') ?? '' };
  } catch (error) {
    throw explain(error, line, { signal, timedOut: deadline.passed, timeoutMs, answered, redact });
  } finally {
    deadline.clear();
  }
}

/** A 429 holds everybody back; it, 503 and a site that cannot be reached count for the breaker. */
function outcomeOf(error: Error | undefined): Outcome {
  if (error instanceof HttpError)
    return {
      overloaded: error.status === 429 || error.status === 503,
      retryAfterSeconds: error.status === 429 ? error.retryAfterSeconds : undefined,
    };
  // Who cancelled says nothing about the site.
  if (error instanceof TransportError && error.failure === 'cancelled') return {};
  return {
    overloaded: error instanceof TransportError && ['unreachable', 'timeout'].includes(error.failure),
  };
}

async function enterGate({ gate, signal }: ExchangeOptions, line: RequestLine, end: number) {
  if (!gate) return () => {};
  let patience: Deadline | undefined;
  try {
    return await gate.enter(() => {
      patience ??= createDeadline(Math.max(1, Math.ceil(end - performance.now())), signal);
      return patience.signal;
    });
  } catch (error) {
    if (error instanceof GateClosed)
      throw new TransportError(
        'overloaded',
        line,
        `not sent, as ${line.product} failed many times in a row: wait ${error.retryAfterSeconds} s, then call again.`,
        { retryAfterSeconds: error.retryAfterSeconds },
      );
    if (signal?.aborted)
      throw new TransportError('cancelled', line, 'not sent: the call was cancelled.', { notSent: true });
    throw new TransportError(
      'overloaded',
      line,
      `not sent, as it waited too long for its turn among the requests to ${line.product}: call again later, or do less at once.`,
    );
  } finally {
    patience?.clear();
  }
}
