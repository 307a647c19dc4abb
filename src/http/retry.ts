/** How often and how patiently a read is repeated. */
export interface RetryPolicy {
  /** Repetitions after the first attempt. */
  retries: number;
  /** First pause in milliseconds; doubles each time, with jitter. */
  backoffMs: number;
  /** A `Retry-After` above this many seconds is not waited for: the caller is told instead. */
  maxRetryAfterSeconds: number;
}

export const defaultRetry: RetryPolicy = { retries: 2, backoffMs: 300, maxRetryAfterSeconds: 20 };

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

/** Milliseconds to pause before repetition number `attempt` (from 0); undefined when it should not be repeated. */
export function pauseBefore(
  attempt: number,
  policy: RetryPolicy,
  retryAfterSeconds: number | undefined,
): number | undefined {
  if (attempt >= policy.retries) return undefined;
  if (retryAfterSeconds !== undefined && retryAfterSeconds > policy.maxRetryAfterSeconds) return undefined;
  const backoff = policy.backoffMs * 2 ** attempt * (0.5 + Math.random());
  return Math.max(backoff, (retryAfterSeconds ?? 0) * 1000);
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
