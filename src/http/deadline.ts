/** Ends a wait or an attempt: when its time is up, or with what it belongs to. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Whether the time was up first. */
  readonly passed: boolean;
  /** Lets go of the timer and of what it belongs to; every deadline is cleared. */
  clear(): void;
}

/**
 * The platform's AbortSignal.timeout and AbortSignal.any are kept by weak references, which young garbage collections
 * take for strong ones: everything that an answer is made of would live until a full collection.
 */
export function createDeadline(ms: number, outer: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let passed = false;
  const timer = setTimeout(() => {
    passed = true;
    controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
  }, ms).unref();
  const stop = () => controller.abort(outer?.reason);
  if (outer?.aborted) stop();
  else outer?.addEventListener('abort', stop, { once: true });
  return {
    signal: controller.signal,
    get passed() {
      return passed;
    },
    clear() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', stop);
    },
  };
}
