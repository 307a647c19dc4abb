import type { Deployment } from '../call.ts';

/** A point in time as the product writes it: Cloud in UTC, Data Center with the server's offset. */
export function stamp(deployment: Deployment, at: Date): string {
  if (deployment === 'cloud') return at.toISOString();
  return new Date(at.getTime() + 2 * 3_600_000).toISOString().replace('Z', '+02:00');
}
