import type { z } from 'zod';
import { parseJson } from './body.ts';
import { type RequestLine, TransportError } from './errors.ts';
import { createExchange, type ExchangeOptions, type Reply } from './exchange.ts';
import type { RequestOptions } from './request.ts';

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
