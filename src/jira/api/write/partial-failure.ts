import type { ExposedError } from '../../../http/errors.ts';

/** A write of several steps that stopped half-way; the message lists what was done and what was not. */
export class PartialFailure extends Error implements ExposedError {
  override readonly name = 'PartialFailure';
  readonly expose = true;
}
