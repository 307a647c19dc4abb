import type { GuardedFetchOptions } from '../http/guarded-fetch.ts';
import type { Fetch } from '../http/request.ts';
import { onlyOnce } from '../only-once.ts';

/** The way to addresses that are not the operator's; loaded with the first request that takes it. */
export function guarded(options: GuardedFetchOptions): Fetch {
  const loaded = onlyOnce(async () => (await import('../http/guarded-fetch.ts')).createGuardedFetch(options));
  return async (url, init) => (await loaded())(url, init);
}
