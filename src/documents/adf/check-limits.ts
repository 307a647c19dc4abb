import { checkBytes, checkDepth, type Limits } from '../limits.ts';

/**
 * Throws DocumentError for an ADF document that is too large or nested too deep. Level by level: the value may be nested
 * so deep that a recursive walk, or JSON.stringify, would overflow.
 */
export function checkLimits(doc: object, limits?: Limits): void {
  let size = 0;
  let depth = 0;
  for (let level: unknown[] = [doc]; level.length > 0; level = inside(level)) {
    for (const value of level) size += typeof value === 'string' ? Buffer.byteLength(value) : 8;
    checkBytes(size, limits);
    // A node and its list of content are two levels of the JSON.
    checkDepth(depth++ >> 1, limits);
  }
}

function inside(level: readonly unknown[]): unknown[] {
  const below: unknown[] = [];
  for (const value of level) {
    if (typeof value === 'object' && value !== null)
      for (const part of Object.values(value)) below.push(part);
  }
  return below;
}
