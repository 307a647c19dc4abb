import type { z } from 'zod';
import { parseJson, refusePage } from './body.ts';
import { TransportError } from './errors.ts';
import { createExchange, type ExchangeOptions, type Reply } from './exchange.ts';
import type { RequestOptions } from './request.ts';
import type { RequestLine } from './request-line.ts';
import { takeTurn } from './take-turn.ts';

/** The client to one Atlassian site, bound to one identity and one call. Throws `HttpError` or `TransportError`. */
export interface HttpClient {
  get<T>(path: string, schema: z.ZodType<T>, options?: RequestOptions): Promise<T>;
  post<T>(path: string, schema: z.ZodType<T>, options?: RequestOptions): Promise<T>;
  put<T>(path: string, schema: z.ZodType<T>, options?: RequestOptions): Promise<T>;
  /** For requests whose answer carries nothing of interest. */
  send(method: 'POST' | 'PUT' | 'DELETE', path: string, options?: RequestOptions): Promise<void>;
  bytes(path: string, options?: RequestOptions): Promise<Reply>;
}

export function createHttpClient(options: ExchangeOptions): HttpClient {
  const exchange = createExchange(options);
  const lineOf = (method: string, path: string, { safe }: RequestOptions): RequestLine => ({
    product: options.product,
    method,
    path,
    ...(safe === true && { safe }),
  });
  const json = async <T>(
    method: string,
    path: string,
    schema: z.ZodType<T>,
    request: RequestOptions = {},
  ) => {
    const line = lineOf(method, path, request);
    const reply = await exchange(line, request);
    // Many answers may have come at the same time.
    await takeTurn();
    return parseWire(schema, parseJson(reply.data, reply.contentType, line), line);
  };
  return {
    get: (path, schema, request) => json('GET', path, schema, request),
    post: (path, schema, request) => json('POST', path, schema, request),
    put: (path, schema, request) => json('PUT', path, schema, request),
    send: async (method, path, request = {}) => {
      await exchange(lineOf(method, path, request), request);
    },
    bytes: async (path, request = {}) => {
      const line = lineOf('GET', path, request);
      const reply = await exchange(line, request);
      if (request.fileType !== undefined) refusePage(reply, request.fileType, line);
      return reply;
    },
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
