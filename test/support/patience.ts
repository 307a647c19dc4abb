import { vi } from 'vitest';

/** How long a condition that will come true may take on a machine that has other work. */
const PATIENCE_MS = 20_000;

const { waitFor } = vi;

const patiently: typeof waitFor = (callback, options = {}) => {
  const { timeout = 0, ...others } = typeof options === 'number' ? { timeout: options } : options;
  return waitFor(callback, { ...others, timeout: Math.max(timeout, PATIENCE_MS) });
};

/** As vi.waitUntil, but what throws meanwhile, as a request to a server that is starting does, is not yet true either. */
const until = (condition: () => unknown, options?: Parameters<typeof waitFor>[1]): Promise<unknown> => {
  const late = new Error('The condition did not come true.');
  return patiently(async () => {
    const outcome = await condition();
    if (!outcome) throw late;
    return outcome;
  }, options);
};

// Vitest gives a condition one second, and has no setting for it. Files of one process share `vi`.
if (!('patient' in vi)) Object.assign(vi, { patient: true, waitFor: patiently, waitUntil: until });
