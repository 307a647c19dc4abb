import { type ExposedError, HttpError, TransportError } from './errors.ts';
import type { Quota } from './quota.ts';
import type { RequestLine } from './request-line.ts';

/** Every failure in one shape for programs; its message says the same to readers. */
export interface ErrorReport {
  /** `http_429`, `timeout`, `invalid_argument`, ...: what to switch on. */
  kind: string;
  message: string;
  /** Whether the same call may succeed later, and does no harm if the first one did. */
  retryable: boolean;
  /** A part of the call was done; the message says which. */
  partial?: true;
  /** Seconds after which it may, where the site said so. */
  retry_after_seconds?: number;
  /** The request that failed, without query. */
  request?: { product: string; method: string; path: string };
  status?: number;
  /** Atlassian's own words. */
  messages?: string[];
  field_errors?: Record<string, string>;
  request_id?: string;
  hint?: string;
  rate_limit?: Quota;
}

/** What a program is told of an error; of the request beneath it too, when that is its cause. */
export function reportOf(error: ExposedError): ErrorReport {
  const report = reportOfCause(error);
  return error.partial ? { ...report, retryable: false, partial: true } : report;
}

function reportOfCause(error: ExposedError): ErrorReport {
  const cause = requestErrorIn(error);
  const { message } = error;
  if (cause instanceof HttpError) return { ...reportHttp(cause), message };
  if (cause instanceof TransportError) return { ...reportTransport(cause), message };
  return { kind: snakeCase(error.name), message, retryable: false };
}

function requestErrorIn(error: unknown): unknown {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof HttpError || cause instanceof TransportError) return cause;
  return undefined;
}

function reportHttp({ message, details, hint, retryable }: HttpError): ErrorReport {
  const { status, messages, fieldErrors, requestId, retryAfterSeconds, quota } = details;
  return {
    kind: `http_${status}`,
    message,
    retryable,
    ...(retryAfterSeconds !== undefined && { retry_after_seconds: retryAfterSeconds }),
    request: lineOf(details),
    status,
    ...(messages.length > 0 && { messages }),
    ...(Object.keys(fieldErrors).length > 0 && { field_errors: fieldErrors }),
    ...(requestId !== undefined && { request_id: requestId }),
    ...(hint !== '' && { hint }),
    ...(quota !== undefined && { rate_limit: quota }),
  };
}

const reportTransport = ({
  message,
  failure,
  request,
  retryable,
  retryAfterSeconds,
}: TransportError): ErrorReport => ({
  kind: failure.replace('-', '_'),
  message,
  retryable,
  ...(retryAfterSeconds !== undefined && { retry_after_seconds: retryAfterSeconds }),
  request: lineOf(request),
});

const lineOf = ({ product, method, path }: RequestLine) => ({ product, method, path });

const snakeCase = (name: string): string => name.replace(/(?<=[a-z])[A-Z]/g, '_$&').toLowerCase();
