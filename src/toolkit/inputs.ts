import { z } from 'zod';

// Each input advertises its natural JSON type and also takes the reference server's encodings of it
// (a list as comma-separated text, an object as JSON text, a number as digits).

const text = (value: unknown): value is string => typeof value === 'string';

function parseJsonText(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** A list; also taken as a JSON array in a string or as comma-separated text. */
export const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => {
    if (!text(value)) return value;
    if (value.trim().startsWith('[')) return parseJsonText(value);
    return value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  }, z.array(item));

/** An object of free form; also taken as JSON in a string, where an empty string counts as absent. */
export const jsonObject = () =>
  z.preprocess((value) => {
    if (!text(value)) return value;
    return value.trim() === '' ? undefined : parseJsonText(value);
  }, z.record(z.string(), z.unknown()).optional());

/** A whole number; also taken as digits in a string. */
export const integer = ({ min, max }: { min?: number; max?: number } = {}) => {
  let schema = z.int();
  if (min !== undefined) schema = schema.min(min);
  if (max !== undefined) schema = schema.max(max);
  return z.preprocess(
    (value) => (text(value) && /^-?\d+$/.test(value.trim()) ? Number(value) : value),
    schema,
  );
};

const flagWords: Record<string, boolean> = { true: true, false: false };

/** A boolean; also taken as "true" or "false". */
export const flag = () =>
  z.preprocess(
    (value) => (text(value) ? (flagWords[value.trim().toLowerCase()] ?? value) : value),
    z.boolean(),
  );

/** An id or other short text; numbers are taken as their digits. */
export const id = () =>
  z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string().trim().min(1));
