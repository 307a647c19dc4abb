import { randomBytes } from 'node:crypto';
import type { State } from './state.ts';

/** As good as for ever, for a store that wants an end. */
const KEEP_MS = 10 * 365 * 24 * 3_600_000;

/** A random secret of 32 bytes, in base64, that is the same for every process of the service. */
export async function sharedSecret(state: State, name: string): Promise<string> {
  const key = `secret:${name}`;
  const fresh = randomBytes(32).toString('base64');
  if (await state.add(key, fresh, { ttlMs: KEEP_MS })) return fresh;
  return (await state.get(key)) ?? fresh;
}
