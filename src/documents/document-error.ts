/** A document that cannot be read or written, with a message for the person or assistant who sent it. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}

/** A document beyond the caps on size or nesting. */
export class DocumentTooLarge extends DocumentError {}

/** An edit that would remove elements which the caller was never shown. */
export class UnseenLoss extends DocumentError {}
