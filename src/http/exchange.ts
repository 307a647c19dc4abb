import { type HttpResponse, readBytes } from './body.ts';
import { HttpError, isRetryableStatus, type RequestLine, TransportError } from './errors.ts';
import { explainFailure } from './failure.ts';
import { type Gate, GateClosed, type Outcome } from './gate.ts';
import { readProblem } from './problem.ts';
import { follow } from './redirects.ts';
import { buildRequest, type Fetch, type RequestOptions } from './request.ts';
import { defaultRetry, parseRetryAfter, pause, pauseBefore, type RetryPolicy } from './retry.ts';

/** What is told about each attempt, for logs and measurements. */
export interface Exchange extends RequestLine {
  /** HTTP status; 0 when no answer came. */
  status: number;
  ms: number;
  attempt: number;
}

export interface ExchangeOptions {
  /** Product name for messages, e.g. `Jira`. */
  product: string;
  /** Without trailing slash; request paths are appended. */
  baseUrl: string;
  fetch: Fetch;
  /** Adds the caller's credentials; called for each attempt. */
  sign(headers: Headers): void | Promise<void>;
  /** Milliseconds for one attempt, body included. Default 75 s. */
  timeoutMs?: number;
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
}

export interface Reply {
  data: Buffer;
  contentType: string;
}

/** Sends requests to one site, repeating what may be repeated. Throws `HttpError` or `TransportError`. */
export function createExchange(options: ExchangeOptions) {
  const { retry = defaultRetry, signal } = options;
  return async (line: RequestLine, request: RequestOptions): Promise<Reply> => {
    const harmless = line.method === 'GET' || request.safe === true || retry.includeWrites;
    for (let attempt = 0; ; attempt++) {
      try {
        return await once(options, { line, request, attempt });
      } catch (error) {
        const wait =
          attempt < repetitions(error, harmless, retry)
            ? pauseBefore(attempt, retry, waitOf(error))
            : undefined;
        if (wait === undefined) throw error;
        await pauseOrCancel(wait, line, signal);
      }
    }
  };
}

const waitOf = (error: unknown): number | undefined =>
  error instanceof HttpError ? error.retryAfterSeconds : undefined;

const pauseOrCancel = (ms: number, line: RequestLine, signal: AbortSignal | undefined): Promise<void> =>
  pause(ms, signal).catch((reason) => {
    throw new TransportError('cancelled', line, 'the call was cancelled.', { cause: reason });
  });

/** How often a request that failed so may be repeated; one that may have been carried out only when that does no harm. */
function repetitions(error: unknown, harmless: boolean, { retries, rateLimitRetries }: RetryPolicy): number {
  if (error instanceof HttpError) {
    if (error.status === 429) return rateLimitRetries;
    return harmless && isRetryableStatus(error.status) ? retries : 0;
  }
  if (!(error instanceof TransportError)) return 0;
  if (error.failure === 'unreachable') return retries;
  return harmless && error.failure === 'connection' ? retries : 0;
}

interface Attempt {
  line: RequestLine;
  request: RequestOptions;
  attempt: number;
}

async function once(options: ExchangeOptions, { line, request, attempt }: Attempt): Promise<Reply> {
  const { fetch, timeoutMs = 75_000, maxBytes = 64 * 1024 * 1024, signal, onExchange } = options;
  const { url, ...outgoing } = await buildRequest(options, line, request);
  const started = performance.now();
  const deadline = AbortSignal.timeout(timeoutMs);
  const end = signal ? AbortSignal.any([signal, deadline]) : deadline;
  const leave = await enterGate(options.gate, line, end);
  let outcome: Outcome = { overloaded: false };
  let status = 0;
  try {
    const send = (to: URL, headers: Headers) => fetch(to, { ...outgoing, headers, signal: end });
    const response = await follow(await send(url, outgoing.headers), {
      url,
      hosts: request.redirectHosts,
      go: (target, isSite) => send(target, isSite ? outgoing.headers : new Headers({ accept: '*/*' })),
    });
    status = response.status;
    const data = await readBytes(response, Math.min(maxBytes, request.maxBytes ?? maxBytes), line);
    const contentType = response.headers.get('content-type') ?? '';
    if (status < 200 || status > 299) throw toHttpError(response, data, line);
    return { data, contentType };
  } catch (error) {
    const explained = explain(error, line, { signal, deadline, timeoutMs });
    outcome = outcomeOf(explained);
    throw explained;
  } finally {
    leave(outcome);
    onExchange?.({ ...line, status, attempt, ms: performance.now() - started });
  }
}

/** A 429 holds everybody back; it, 503 and a site that cannot be reached count for the breaker. */
function outcomeOf(error: Error): Outcome {
  if (error instanceof HttpError)
    return {
      overloaded: error.status === 429 || error.status === 503,
      retryAfterSeconds: error.status === 429 ? error.retryAfterSeconds : undefined,
    };
  return {
    overloaded: error instanceof TransportError && ['unreachable', 'timeout'].includes(error.failure),
  };
}

async function enterGate(gate: Gate | undefined, line: RequestLine, signal: AbortSignal) {
  try {
    return (await gate?.enter(signal)) ?? (() => {});
  } catch (error) {
    if (error instanceof GateClosed)
      throw new TransportError(
        'overloaded',
        line,
        `not sent, as ${line.product} failed many times in a row: wait ${error.retryAfterSeconds} s, then call again.`,
      );
    throw new TransportError(
      'cancelled',
      line,
      'not sent: the call was cancelled or waited too long for its turn.',
      { cause: error },
    );
  }
}

function toHttpError(response: HttpResponse, data: Buffer, line: RequestLine): HttpError {
  const contentType = response.headers.get('content-type') ?? '';
  const problem = readProblem(data.toString('utf8', 0, 65_536), contentType);
  const location = response.headers.get('location');
  if (location && response.status < 400)
    problem.messages = [
      `It redirects to ${safeOrigin(location)}: configure that address if it is the right one`,
    ];
  return new HttpError({
    ...line,
    ...problem,
    status: response.status,
    retryAfterSeconds: parseRetryAfter(response.headers.get('retry-after')),
    requestId: response.headers.get('x-arequestid') ?? response.headers.get('atl-traceid') ?? undefined,
  });
}

const safeOrigin = (location: string): string =>
  URL.canParse(location) ? new URL(location).origin : 'another path';

interface Ends {
  signal: AbortSignal | undefined;
  deadline: AbortSignal;
  timeoutMs: number;
}

/** Turns whatever fetch threw into an error that says what happened; our own errors pass. */
function explain(error: unknown, line: RequestLine, { signal, deadline, timeoutMs }: Ends): Error {
  if (error instanceof HttpError || error instanceof TransportError) return error;
  if (signal?.aborted)
    return new TransportError('cancelled', line, 'the call was cancelled.', { cause: error });
  if (deadline.aborted)
    return new TransportError(
      'timeout',
      line,
      `no complete answer within ${timeoutMs / 1000} s.${line.method === 'GET' ? ' Calling again may help.' : ' Whether the change was made is not known: check before repeating it.'}`,
      { cause: error },
    );
  if (!isNetworkFailure(error)) return error as Error;
  const { detail, failure } = explainFailure(error);
  return new TransportError(failure, line, `${detail}.`, { cause: error });
}

const isNetworkFailure = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof Error && 'code' in error);
