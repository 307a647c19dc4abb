import type { ExposedError } from '../../http/errors.ts';

/** The page changed after the caller read it; nothing was written. */
export class Conflict extends Error implements ExposedError {
  override readonly name = 'Conflict';
  readonly expose = true;
}

/** Another page of the space has the title; nothing was written. */
export class TitleTaken extends Error implements ExposedError {
  override readonly name = 'TitleTaken';
  readonly expose = true;
}

/** A change was made in part; the message says what was done and what was not. */
export class PartlyDone extends Error implements ExposedError {
  override readonly name = 'PartlyDone';
  readonly expose = true;
  readonly partial = true;
}

/** What an error says, whatever was thrown. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
