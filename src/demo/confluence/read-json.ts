/** A JSON object as sent; every field may be anything. */
export type Json = Record<string, unknown>;

/** The value as an object; an empty one when it is not. */
export const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

/** The value as text, numbers written out; undefined when it is neither. */
export const asText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
