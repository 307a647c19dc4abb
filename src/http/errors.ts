/** Marks errors whose message is written for the caller; anything else is a defect and is not shown. */
export interface ExposedError extends Error {
  readonly expose: true;
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

/** Which request failed; `path` never carries a query, so no search text or secret gets into a message. */
export interface RequestLine {
  /** Product name as a reader knows it, e.g. `Jira`. */
  product: string;
  method: string;
  path: string;
}

export interface HttpErrorDetails extends RequestLine {
  status: number;
  /** Atlassian's own sentences. */
  messages: string[];
  /** Atlassian's complaints by field name. */
  fieldErrors: Record<string, string>;
  retryAfterSeconds?: number | undefined;
  requestId?: string | undefined;
}

/** Atlassian answered with an error status. */
export class HttpError extends Error implements ExposedError {
  override readonly name = 'HttpError';
  readonly expose = true;
  readonly status: number;
  readonly messages: string[];
  readonly fieldErrors: Record<string, string>;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;

  constructor(details: HttpErrorDetails) {
    super(describe(details));
    this.status = details.status;
    this.messages = details.messages;
    this.fieldErrors = details.fieldErrors;
    this.retryable = isRetryableStatus(details.status);
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/**
 * `unreachable`: no connection was made, nothing arrived. `refused`: none will be, however often one tries (certificate,
 * name, proxy). `overloaded`: not sent, as the site failed too often.
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

/** No usable answer came: nothing arrived, it was cut off, too large, or not what the API documents. */
export class TransportError extends Error implements ExposedError {
  override readonly name = 'TransportError';
  readonly expose = true;
  readonly failure: TransportFailure;
  readonly retryable: boolean;

  constructor(failure: TransportFailure, request: RequestLine, detail: string, options?: ErrorOptions) {
    super(`${request.method} ${request.path} to ${request.product} failed: ${detail}`, options);
    this.failure = failure;
    this.retryable = ['timeout', 'connection', 'unreachable', 'overloaded'].includes(failure);
  }
}

export const isRetryableStatus = (status: number): boolean => [429, 502, 503, 504].includes(status);

function describe(details: HttpErrorDetails): string {
  const { product, method, path, status, messages, fieldErrors, requestId } = details;
  const fields = Object.entries(fieldErrors).map(([field, text]) => `${field}: ${text}`);
  const said = [...messages, ...fields].map(asSentence).join(' ');
  return [
    `${product} answered ${status} to ${method} ${path}.`,
    said,
    hint(details),
    requestId ? `(request id ${requestId})` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

const asSentence = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/** What to try next, by status. */
function hint({ status, product, method, retryAfterSeconds }: HttpErrorDetails): string {
  const wait = retryAfterSeconds === undefined ? 'a little' : `${retryAfterSeconds} s`;
  const retriedSafely = method === 'GET';
  switch (status) {
    case 400:
      return 'Correct the named values and call again; repeating the same call will not help.';
    case 401:
      return `${product} does not accept these credentials: check the user name and token, and that the token has not expired.`;
    case 403:
      return 'The credentials are valid, but this account lacks the permission (or the token the scope) for it.';
    case 404:
      return 'Check the id or key; what the account may not see also answers 404.';
    case 409:
      return 'It was changed meanwhile: read it again and repeat the change on the new version.';
    case 413:
      return 'The request is too large: send less at once.';
    case 429:
      return `The rate limit is reached: wait ${wait}, then call again.`;
    case 502:
    case 503:
    case 504:
      return retriedSafely
        ? `${product} is unavailable at the moment: wait ${wait}, then call again.`
        : `${product} is unavailable at the moment, and whether the change was made is not known: check before repeating it.`;
    default:
      return status >= 500 ? `This is a fault inside ${product}; a later retry may help.` : '';
  }
}
