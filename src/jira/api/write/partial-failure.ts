import type { ExposedError } from '../../../http/errors.ts';

/** A write of several steps that stopped half-way; the message says so first, then what was done and what was not. */
export class PartialFailure extends Error implements ExposedError {
  override readonly name = 'PartialFailure';
  readonly expose = true;
  readonly partial = true;

  constructor(message: string, options?: ErrorOptions) {
    super(`partial: true. ${message}`, options);
  }
}

/** A write that Jira took without an error status, and that yet changed nothing. */
export class NothingChanged extends Error implements ExposedError {
  override readonly name = 'NothingChanged';
  readonly expose = true;
}
