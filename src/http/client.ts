import type { z } from 'zod';
import { type HttpResponse, parseJson, readBytes } from './body.ts';
import { HttpError, isRetryableStatus, type RequestLine, TransportError } from './errors.ts';
import { encodeMultipart } from './multipart.ts';
import { readProblem } from './problem.ts';
import { follow } from './redirects.ts';
import { defaultRetry, parseRetryAfter, pause, pauseBefore, type RetryPolicy } from './retry.ts';

/** The part of the Fetch API that the client needs: `network.ts` for real sites, a function for the demo site. */
export type Fetch = (url: URL, init: FetchInit) => Promise<HttpResponse>;

export interface FetchInit {
  method: string;
  headers: Headers;
  body: string | Uint8Array<ArrayBuffer> | null;
  signal: AbortSignal;
  /** A redirect would carry the credentials to a place nobody configured. */
  redirect: 'manual';
}

export type QueryValue = string | number | boolean | readonly (string | number)[] | undefined;

export interface RequestOptions {
  query?: Record<string, QueryValue>;
  /** Sent as JSON. */
  body?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
  /** A POST that only reads (a search): may be repeated like a GET. */
  safe?: boolean;
  /** Host name suffixes to which redirects may lead, as downloads do; the credentials stay with the site itself. */
  redirectHosts?: readonly string[];
}

/** What is told about each attempt, for logs and measurements. */
export interface Exchange extends RequestLine {
  /** HTTP status; 0 when no answer came. */
  status: number;
  ms: number;
  attempt: number;
}

export interface HttpClientOptions {
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
  /** Ends the call: the socket is closed and nothing is repeated. */
  signal?: AbortSignal | undefined;
  userAgent?: string;
  onExchange?: ((exchange: Exchange) => void) | undefined;
}

/** The client to one Atlassian site, bound to one identity and one call. Throws `HttpError` or `TransportError`. */
export interface HttpClient {
  get<T>(path: string, schema: z.ZodType<T>, options?: RequestOptions): Promise<T>;
  post<T>(path: string, schema: z.ZodType<T>, options?: RequestOptions): Promise<T>;
  put<T>(path: string, schema: z.ZodType<T>, options?: RequestOptions): Promise<T>;
  /** For requests whose answer carries nothing of interest. */
  send(method: 'POST' | 'PUT' | 'DELETE', path: string, options?: RequestOptions): Promise<void>;
  bytes(path: string, options?: RequestOptions): Promise<{ data: Buffer; contentType: string }>;
}

interface Reply {
  data: Buffer;
  contentType: string;
}

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const exchange = createExchange(options);
  const json = async <T>(
    method: string,
    path: string,
    schema: z.ZodType<T>,
    request: RequestOptions = {},
  ) => {
    const line = { product: options.product, method, path };
    const reply = await exchange(line, request);
    return parseWire(schema, parseJson(reply.data.toString('utf8'), reply.contentType, line), line);
  };
  return {
    get: (path, schema, request) => json('GET', path, schema, request),
    post: (path, schema, request) => json('POST', path, schema, request),
    put: (path, schema, request) => json('PUT', path, schema, request),
    send: async (method, path, request = {}) => {
      await exchange({ product: options.product, method, path }, request);
    },
    bytes: (path, request = {}) => exchange({ product: options.product, method: 'GET', path }, request),
  };
}

function parseWire<T>(schema: z.ZodType<T>, body: unknown, line: RequestLine): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.') || 'the body'}: ${issue.message}`);
  throw new TransportError(
    'malformed',
    line,
    `the answer is not what the API documents (${where.join('; ')}).`,
  );
}

function createExchange(options: HttpClientOptions) {
  const { retry = defaultRetry, signal } = options;
  return async (line: RequestLine, request: RequestOptions): Promise<Reply> => {
    const repeatable = line.method === 'GET' || request.safe === true;
    for (let attempt = 0; ; attempt++) {
      try {
        return await once(options, { line, request, attempt });
      } catch (error) {
        const wait =
          repeatable && isRetryable(error) ? pauseBefore(attempt, retry, retryAfterOf(error)) : undefined;
        if (wait === undefined) throw error;
        await pause(wait, signal).catch((reason) => {
          throw new TransportError('cancelled', line, 'the call was cancelled.', { cause: reason });
        });
      }
    }
  };
}

const isRetryable = (error: unknown): boolean =>
  error instanceof HttpError
    ? isRetryableStatus(error.status)
    : error instanceof TransportError && error.failure === 'connection';
const retryAfterOf = (error: unknown): number | undefined =>
  error instanceof HttpError ? error.retryAfterSeconds : undefined;

interface Attempt {
  line: RequestLine;
  request: RequestOptions;
  attempt: number;
}

async function once(options: HttpClientOptions, { line, request, attempt }: Attempt): Promise<Reply> {
  const { fetch, timeoutMs = 75_000, maxBytes = 64 * 1024 * 1024, signal, onExchange } = options;
  const { url, ...outgoing } = await buildRequest(options, line, request);
  const started = performance.now();
  const deadline = AbortSignal.timeout(timeoutMs);
  let status = 0;
  try {
    const send = (to: URL, headers: Headers) =>
      fetch(to, {
        ...outgoing,
        headers,
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      });
    const response = await follow(await send(url, outgoing.headers), {
      url,
      hosts: request.redirectHosts,
      go: (target, isSite) => send(target, isSite ? outgoing.headers : new Headers({ accept: '*/*' })),
    });
    status = response.status;
    const data = await readBytes(response, maxBytes, line);
    const contentType = response.headers.get('content-type') ?? '';
    if (status < 200 || status > 299) throw toHttpError(response, data, line);
    return { data, contentType };
  } catch (error) {
    throw explain(error, line, { signal, deadline, timeoutMs });
  } finally {
    onExchange?.({ ...line, status, attempt, ms: performance.now() - started });
  }
}

async function buildRequest(
  options: HttpClientOptions,
  line: RequestLine,
  request: RequestOptions,
): Promise<Omit<FetchInit, 'signal'> & { url: URL }> {
  const url = new URL(options.baseUrl + line.path);
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value === undefined) continue;
    for (const item of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(item));
  }
  const headers = new Headers({
    accept: 'application/json',
    'user-agent': options.userAgent ?? 'mcp-atlassian',
  });
  const body = await encodeBody(request, headers);
  for (const [name, value] of Object.entries(request.headers ?? {})) headers.set(name, value);
  await options.sign(headers);
  return { url, method: line.method, headers, body, redirect: 'manual' };
}

async function encodeBody(request: RequestOptions, headers: Headers): Promise<FetchInit['body']> {
  if (request.form) {
    const { contentType, data } = await encodeMultipart(request.form);
    headers.set('content-type', contentType);
    return data;
  }
  if (request.body === undefined) return null;
  headers.set('content-type', 'application/json');
  return JSON.stringify(request.body);
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
  return new TransportError(
    'connection',
    line,
    `${reasonOf(error)}. Check the address, proxy and network; a retry may help.`,
    {
      cause: error,
    },
  );
}

const isNetworkFailure = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof Error && 'code' in error);

/** Innermost code or message, such as ECONNREFUSED or ENOTFOUND; never a URL. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string')
    return `connection failed (${cause.code})`;
  return 'the connection broke off';
}
