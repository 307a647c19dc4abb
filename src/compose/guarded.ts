import type { GuardedFetchOptions } from '../http/guarded-fetch.ts';
import type { Fetch } from '../http/request.ts';

/** The way to addresses that are not the operator's; loaded with the first request that takes it. */
export function guarded(options: GuardedFetchOptions): Fetch {
  let loading: Promise<Fetch> | undefined;
  return async (url, init) => {
    loading ??= import('../http/guarded-fetch.ts').then(({ createGuardedFetch }) =>
      createGuardedFetch(options),
    );
    return (await loading)(url, init);
  };
}
