import { hint } from './hints.ts';
import { describeQuota } from './quota.ts';
import { type HttpErrorDetails, onlyReads, type RequestLine } from './request-line.ts';

/** Marks errors whose message is written for the caller; anything else is a defect and is not shown. */
export interface ExposedError extends Error {
  readonly expose: true;
  /** A part of the call was done: the message says which, and the call as a whole is not to be repeated. */
  readonly partial?: true;
}

export const isExposed = (error: unknown): error is ExposedError =>
  error instanceof Error && (error as Partial<ExposedError>).expose === true;

/** The caller asked for something that cannot be done as asked; nothing was sent to Atlassian for it. */
export class InvalidArgument extends Error implements ExposedError {
  override readonly name = 'InvalidArgument';
  readonly expose = true;
}

/** The operator's limits (project or space filter, read-only) exclude what was asked. */
export class NotPermitted extends Error implements ExposedError {
  override readonly name = 'NotPermitted';
  readonly expose = true;
}

/** Atlassian, or what stands between, answered with an error status. */
export class HttpError extends Error implements ExposedError {
  override readonly name = 'HttpError';
  readonly expose = true;
  readonly details: HttpErrorDetails;
  readonly status: number;
  readonly messages: string[];
  readonly fieldErrors: Record<string, string>;
  /** What to do about it. */
  readonly hint: string;
  /** Whether the same call may succeed later, and does no harm if the first one did. */
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;

  constructor(details: HttpErrorDetails) {
    super(describe(details));
    this.details = details;
    this.status = details.status;
    this.messages = details.messages;
    this.fieldErrors = details.fieldErrors;
    this.hint = hint(details);
    this.retryable = details.status === 429 || (isRetryableStatus(details.status) && onlyReads(details));
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/**
 * `unreachable`: no connection was made, nothing arrived. `refused`: none will be, however often one tries (certificate,
 * name, proxy). `overloaded`: not sent, as the site failed too often or too many requests are waiting.
 */
export type TransportFailure =
  | 'timeout'
  | 'connection'
  | 'unreachable'
  | 'refused'
  | 'overloaded'
  | 'cancelled'
  | 'malformed'
  | 'too-large';

/** Failures after which a write may have been carried out. */
const UNCERTAIN: readonly TransportFailure[] = [
  'timeout',
  'connection',
  'cancelled',
  'malformed',
  'too-large',
];
const PASSING: readonly TransportFailure[] = ['timeout', 'connection', 'unreachable', 'overloaded'];
const FATE = 'Whether the change was made is not known: check before repeating it.';

export interface TransportErrorOptions extends ErrorOptions {
  /** Nothing left this process. */
  notSent?: boolean;
  retryAfterSeconds?: number;
}

/** No usable answer came: nothing arrived, it was cut off, too large, or not what the API documents. */
export class TransportError extends Error implements ExposedError {
  override readonly name = 'TransportError';
  readonly expose = true;
  readonly failure: TransportFailure;
  readonly request: RequestLine;
  /** Whether the same call may succeed later, and does no harm if the first one did. */
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    failure: TransportFailure,
    request: RequestLine,
    detail: string,
    options: TransportErrorOptions = {},
  ) {
    const uncertain = !onlyReads(request) && UNCERTAIN.includes(failure) && options.notSent !== true;
    super(
      `${request.method} ${request.path} to ${request.product} failed: ${detail}${uncertain ? ` ${FATE}` : ''}`,
      options,
    );
    this.failure = failure;
    this.request = request;
    this.retryable = PASSING.includes(failure) && !uncertain;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

export const isRetryableStatus = (status: number): boolean => [429, 502, 503, 504].includes(status);

function describe(details: HttpErrorDetails): string {
  const { product, method, path, status, messages, fieldErrors, requestId, quota } = details;
  const fields = Object.entries(fieldErrors).map(([field, text]) => `${field}: ${text}`);
  const said = [...messages, ...fields].map(asSentence).join(' ');
  // A proxy that wants credentials never asked the site.
  const who = status === 407 ? 'The proxy' : product;
  return [
    `${who} answered ${status} to ${method} ${path}.`,
    said,
    hint(details),
    quota && status === 429 ? describeQuota(quota) : '',
    requestId ? `(request id ${requestId})` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

const asSentence = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
