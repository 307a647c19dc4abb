import type { z } from 'zod';
import { parseJson, refusePage } from './body.ts';
import { TransportError } from './errors.ts';
import { type ExchangeOptions, exchange, type Reply } from './exchange.ts';
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
  return new Client(options);
}

/** One object rather than a closure for each method: every call under way has one. */
class Client implements HttpClient {
  readonly #options: ExchangeOptions;

  constructor(options: ExchangeOptions) {
    this.#options = options;
  }

  get<T>(path: string, schema: z.ZodType<T>, request?: RequestOptions): Promise<T> {
    return json(this.#options, { method: 'GET', path, schema, request });
  }

  post<T>(path: string, schema: z.ZodType<T>, request?: RequestOptions): Promise<T> {
    return json(this.#options, { method: 'POST', path, schema, request });
  }

  put<T>(path: string, schema: z.ZodType<T>, request?: RequestOptions): Promise<T> {
    return json(this.#options, { method: 'PUT', path, schema, request });
  }

  async send(method: string, path: string, request: RequestOptions = {}): Promise<void> {
    await exchange(this.#options, lineOf(this.#options, { method, path, request }), request);
  }

  async bytes(path: string, request: RequestOptions = {}): Promise<Reply> {
    const line = lineOf(this.#options, { method: 'GET', path, request });
    const reply = await exchange(this.#options, line, request);
    if (request.fileType !== undefined) refusePage(reply, request.fileType, line);
    return reply;
  }
}

interface Asked {
  method: string;
  path: string;
  request?: RequestOptions | undefined;
}

const lineOf = ({ product }: ExchangeOptions, { method, path, request }: Asked): RequestLine =>
  request?.safe === true ? { product, method, path, safe: true } : { product, method, path };

async function json<T>(options: ExchangeOptions, asked: Asked & { schema: z.ZodType<T> }): Promise<T> {
  const line = lineOf(options, asked);
  const reply = await exchange(options, line, asked.request ?? {});
  // Many answers may have come at the same time.
  await takeTurn();
  return parseWire(asked.schema, parseJson(reply.data, reply.contentType, line), line);
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
