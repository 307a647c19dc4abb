import { type HttpResponse, readBytes } from './body.ts';
import { Deadline } from './deadline.ts';
import { toHttpError } from './error-answer.ts';
import { HttpError, isRetryableStatus, TransportError, type TransportFailure } from './errors.ts';
import { explain } from './explain.ts';
import { type Gate, GateClosed, type Outcome } from './gate.ts';
import { type Quota, readQuota } from './quota.ts';
import { createRedactor } from './redact.ts';
import { follow, type RedirectRules } from './redirects.ts';
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
  timeoutMs?: number | undefined;
  /** Milliseconds for one request with its repetitions and all waiting. Default 300 s. */
  totalTimeoutMs?: number | undefined;
  /** Bytes of one answer. Default 64 MiB. */
  maxBytes?: number | undefined;
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

/**
 * Sends a request to one site, repeating what may be repeated; anew where it was refused and there are other credentials.
 * Throws `HttpError` or `TransportError`.
 */
export async function exchange(
  options: ExchangeOptions,
  line: RequestLine,
  request: RequestOptions,
): Promise<Reply> {
  const { retry = defaultRetry, signal, totalTimeoutMs = 300_000 } = options;
  let end = performance.now() + totalTimeoutMs;
  let renewed = false;
  for (let attempt = 0; ; attempt++) {
    try {
      return await once(options, { line, request, attempt, end });
    } catch (error) {
      const repeat = attempt < repetitions(error, line, retry);
      const wait = repeat ? pauseBefore(attempt, retry, waitOf(error)) : undefined;
      // The site's own answer says more than that the time is up.
      if (wait !== undefined && performance.now() + wait < end) await pauseOrCancel(wait, line, signal);
      else {
        renewed = await renew(options, error, renewed);
        end = performance.now() + totalTimeoutMs;
        attempt = -1;
      }
    }
  }
}

/** Gets other credentials after the first refusal. Throws the error where there are none, or it is another one. */
async function renew(options: ExchangeOptions, error: unknown, renewed: boolean): Promise<true> {
  const refused = error instanceof HttpError && error.status === 401;
  if (refused && !renewed && (await options.renew?.(error))) return true;
  throw error;
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
  /** What came, as soon as its headers did. */
  answer?: HttpResponse;
}

async function once(options: ExchangeOptions, current: Attempt): Promise<Reply> {
  const { line, attempt, end } = current;
  const asked = performance.now();
  const leave = await enterGate(options, line, end);
  const started = performance.now();
  const follower = options.onAttempt?.({ ...line, attempt });
  const timeoutMs = Math.max(1, Math.ceil(Math.min(options.timeoutMs ?? 75_000, end - started)));
  let failed: Error | undefined;
  try {
    return await send(options, current, { timeoutMs, headers: follower?.headers });
  } catch (error) {
    failed = error as Error;
    throw error;
  } finally {
    leave(outcomeOf(failed));
    const exchange = {
      ...line,
      ...toldBy(current.answer, failed),
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
  /** Go along with this attempt. */
  headers: Follower['headers'] | undefined;
}

/** One attempt: signs, sends, follows permitted redirects, reads the body. */
async function send(
  options: ExchangeOptions,
  current: Attempt,
  { timeoutMs, headers: followed }: Sending,
): Promise<Reply> {
  const { fetch, maxBytes = DEFAULT_MAX_BYTES, signal } = options;
  const { line, request } = current;
  const { url, method, headers, body } = await buildRequest(options, line, request);
  Object.assign(headers, followed);
  const deadline = new Deadline(timeoutMs, signal);
  try {
    const init: FetchInit = { method, headers, body, signal: deadline.signal, redirect: 'manual' };
    const first = await fetch(url, init);
    const hosts = request.redirectHosts;
    const response = hosts ? await follow(first, { url, hosts, go: goOn(options, init) }) : first;
    current.answer = response;
    const data = await readBytes(response, Math.min(maxBytes, request.maxBytes ?? maxBytes), line);
    if (response.status < 200 || response.status > 299)
      throw toHttpError(response, data, { line, redact: createRedactor(headers) });
    return { data, contentType: response.headers.get('content-type') ?? '' };
  } catch (error) {
    const redact = (text: string) => createRedactor(headers)(text);
    const answered = current.answer !== undefined;
    throw explain(error, line, { signal, timedOut: deadline.passed, timeoutMs, answered, redact });
  } finally {
    deadline.clear();
  }
}

/** Asks for the target of a redirect; what the request carries is for the site alone. */
const goOn =
  ({ fetch }: ExchangeOptions, init: FetchInit): RedirectRules['go'] =>
  (target, isSite) =>
    fetch(target, isSite ? init : { ...init, headers: { accept: '*/*' } });

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
      patience ??= new Deadline(Math.max(1, Math.ceil(end - performance.now())), signal);
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
