import type { Call } from '../call.ts';
import { refuse } from './refuse.ts';

export interface Slice<T> {
  items: T[];
  start: number;
  limit: number;
  /** Where the next page begins; absent on the last one. */
  next?: number;
}

/** The page of a list that `start` or `cursor`, and `limit`, ask for; a limit above `most` is cut down to it. */
export function slice<T>(call: Call, all: readonly T[], limits: { usual: number; most: number }): Slice<T> {
  const limit = Math.min(wholeNumber(call, 'limit', limits.usual), limits.most);
  const cursor = call.query.get('cursor');
  const start = cursor === null ? wholeNumber(call, 'start', 0) : fromCursor(call, cursor);
  const end = start + limit;
  return { items: all.slice(start, end), start, limit, ...(end < all.length && limit > 0 && { next: end }) };
}

function wholeNumber(call: Call, name: string, usual: number): number {
  const text = call.query.get(name);
  if (text === null || text === '') return usual;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw refuse(call, 400, `Parameter ${name} must be a non-negative integer: ${text}`);
  return value;
}

/** An opaque cursor for a position. */
export const toCursor = (start: number): string =>
  Buffer.from(JSON.stringify({ position: start })).toString('base64');

function fromCursor(call: Call, cursor: string): number {
  try {
    const { position } = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8'));
    if (Number.isInteger(position) && position >= 0) return position;
  } catch {
    // Not one of ours: refused below like any other unreadable cursor.
  }
  throw refuse(call, 400, 'Invalid cursor provided');
}

/** The call's own path and query with some parameters replaced, relative to the product's base. */
export function linkTo(call: Call, changes: Record<string, string | number>): string {
  const query = new URLSearchParams(call.query);
  for (const [name, value] of Object.entries(changes)) query.set(name, String(value));
  return `${call.path}?${query}`;
}

/** The path on which the product lives, e.g. `/wiki`. */
export const contextOf = (call: Call): string => new URL(call.base).pathname;
