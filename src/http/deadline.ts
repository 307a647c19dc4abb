/**
 * Ends a wait or an attempt: when its time is up, or with what it belongs to. Every deadline is cleared.
 *
 * The platform's AbortSignal.timeout and AbortSignal.any are kept by weak references, which young garbage collections
 * take for strong ones: everything that an answer is made of would live until a full collection.
 */
export class Deadline {
  /** Whether the time was up first. */
  passed = false;
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #outer: AbortSignal | undefined;
  readonly #stop = (): void => this.#controller.abort(this.#outer?.reason);

  constructor(ms: number, outer: AbortSignal | undefined) {
    this.#timer = setTimeout(expire, ms, this, this.#controller).unref();
    this.#outer = outer;
    if (outer?.aborted) this.#stop();
    else outer?.addEventListener('abort', this.#stop, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Lets go of the timer and of what it belongs to. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener('abort', this.#stop);
  }
}

function expire(deadline: Deadline, controller: AbortController): void {
  deadline.passed = true;
  controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
}
