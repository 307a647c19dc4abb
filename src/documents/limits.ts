import { DocumentTooLarge } from './document-error.ts';

/** Caps on one document: size in bytes of UTF-8, nesting in levels of the source. */
export interface Limits {
  bytes: number;
  depth: number;
}

/** What a reader accepts unless it is told otherwise. */
export const defaultLimits: Limits = { bytes: 5_000_000, depth: 100 };

/** Throws DocumentTooLarge when the text is longer than the cap; called before any parsing. */
export function checkSize(text: string, limits: Limits = defaultLimits): void {
  // No character takes less than a byte, or more than three for each unit of its length.
  if (text.length * 3 > limits.bytes) checkBytes(Math.max(text.length, Buffer.byteLength(text)), limits);
}

/** The same for a size that is known. */
export function checkBytes(bytes: number, limits: Limits = defaultLimits): void {
  if (bytes > limits.bytes) {
    throw new DocumentTooLarge(`The document has ${bytes} bytes; at most ${limits.bytes} are accepted.`);
  }
}

/** Throws DocumentTooLarge when the nesting is deeper than the cap. */
export function checkDepth(depth: number, limits: Limits = defaultLimits): void {
  if (depth > limits.depth) {
    throw new DocumentTooLarge(`The document is nested deeper than ${limits.depth} levels.`);
  }
}
