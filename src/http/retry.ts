/** How often and how patiently requests are repeated. */
export interface RetryPolicy {
  /** Repetitions after 502, 503, 504 and broken connections. */
  retries: number;
  /** Repetitions after 429, which says that nothing was done. */
  rateLimitRetries: number;
  /** First pause in milliseconds; doubles each time, with jitter. */
  backoffMs: number;
  /** A `Retry-After` above this many seconds is not waited for: the caller is told instead. */
  maxRetryAfterSeconds: number;
  /** Repeat writes too whose fate is not known; they may then happen twice. */
  includeWrites: boolean;
  /** Pause by `backoffMs` alone. */
  ignoreRetryAfter: boolean;
}

export const defaultRetry: RetryPolicy = {
  retries: 2,
  rateLimitRetries: 8,
  backoffMs: 300,
  maxRetryAfterSeconds: 20,
  includeWrites: false,
  ignoreRetryAfter: false,
};

/** Longest pause between two attempts, where the site named none. */
const MAX_BACKOFF_MS = 10_000;

/**
 * Seconds that a `Retry-After` header asks for (RFC 9110 section 10.2.3: a number or a date); undefined when it is
 * absent or makes no sense. A past date or a negative number asks for no wait.
 */
export function parseRetryAfter(value: string | null, now = Date.now()): number | undefined {
  if (value === null || value.trim() === '') return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}

/** Milliseconds to pause before repetition number `attempt` (from 0); undefined when the site wants more patience. */
export function pauseBefore(
  attempt: number,
  policy: RetryPolicy,
  retryAfterSeconds: number | undefined,
): number | undefined {
  const asked = policy.ignoreRetryAfter ? undefined : retryAfterSeconds;
  if (asked !== undefined && asked > policy.maxRetryAfterSeconds) return undefined;
  const backoff = Math.min(policy.backoffMs * 2 ** attempt, MAX_BACKOFF_MS) * (0.5 + Math.random());
  return Math.max(backoff, (asked ?? 0) * 1000);
}

/** Waits, and rejects with the signal's reason as soon as it aborts. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
