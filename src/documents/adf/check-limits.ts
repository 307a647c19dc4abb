import { checkBytes, checkDepth, defaultLimits, type Limits } from '../limits.ts';

/** Throws DocumentError for an ADF document that is too large or nested too deep. */
export function checkLimits(doc: object, limits: Limits = defaultLimits): void {
  // No character takes more than three bytes for each unit of its length.
  const most = sizeOf(doc, 0, { limits, measure: ({ length }) => length * 3 });
  if (most > limits.bytes)
    checkBytes(sizeOf(doc, 0, { limits, measure: (text) => Buffer.byteLength(text) }), limits);
}

interface Measuring {
  limits: Limits;
  measure: (text: string) => number;
}

// The value may be nested so deep that a walk to its end would overflow the stack: the depth is checked on the way down.
function sizeOf(value: object, depth: number, measuring: Measuring): number {
  let size = 8;
  if (Array.isArray(value)) {
    for (const part of value) size += sizeOfPart(part, depth + 1, measuring);
    return size;
  }
  const record = value as Record<string, unknown>;
  // A list of the values would be garbage for every object of a document.
  for (const key in record) size += sizeOfPart(record[key], depth + 1, measuring);
  return size;
}

function sizeOfPart(part: unknown, depth: number, measuring: Measuring): number {
  // A node and its list of content are two levels of the JSON.
  checkDepth(depth >> 1, measuring.limits);
  if (typeof part === 'string') return measuring.measure(part);
  return typeof part === 'object' && part !== null ? sizeOf(part, depth, measuring) : 8;
}
