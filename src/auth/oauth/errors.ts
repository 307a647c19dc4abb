import type { ExposedError } from '../../http/errors.ts';

/** A log-in is missing, has ended, or could not be renewed; the message says what to do. */
export class LogInError extends Error implements ExposedError {
  override readonly name = 'LogInError';
  readonly expose = true;
  /** The OAuth error code (RFC 6749 section 5.2), where the authorization server gave one. */
  readonly code: string | undefined;

  constructor(message: string, options: ErrorOptions & { code?: string | undefined } = {}) {
    super(message, options);
    this.code = options.code;
  }
}
