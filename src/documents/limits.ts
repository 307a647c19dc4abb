import { DocumentError } from './document-error.ts';

/** Caps on one document: size in UTF-16 code units, nesting in levels of the source. */
export interface Limits {
  size: number;
  depth: number;
}

/** What a reader accepts unless it is told otherwise. */
export const defaultLimits: Limits = { size: 5_000_000, depth: 100 };

/** Throws DocumentError when the text is longer than the cap; called before any parsing. */
export function checkSize(length: number, limits: Limits = defaultLimits): void {
  if (length > limits.size) {
    throw new DocumentError(`The document has ${length} characters; at most ${limits.size} are accepted.`);
  }
}

/** Throws DocumentError when the nesting is deeper than the cap. */
export function checkDepth(depth: number, limits: Limits = defaultLimits): void {
  if (depth > limits.depth) {
    throw new DocumentError(`The document is nested deeper than ${limits.depth} levels.`);
  }
}
