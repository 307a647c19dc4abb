/** An object of JSON. */
export type Json = Record<string, unknown>;

/** Whether a value is an object of JSON. */
export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is an object with all of these properties. */
export const has = (value: unknown, ...keys: string[]): value is Json =>
  isRecord(value) && keys.every((key) => key in value);
