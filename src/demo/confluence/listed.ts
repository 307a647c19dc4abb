import type { Call } from '../call.ts';

/** A query parameter that may be repeated and may hold several values, separated by commas; undefined when not given. */
export function listed(call: Call, name: string): string[] | undefined {
  const values = call.query.getAll(name).flatMap((value) => value.split(','));
  return values.length > 0 ? values : undefined;
}
