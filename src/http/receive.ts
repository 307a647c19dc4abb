import type { Dispatcher } from 'undici';
import type { HttpResponse } from './body.ts';

const asText = (value: string | string[] | undefined): string | null =>
  Array.isArray(value) ? value.join(', ') : (value ?? null);

/** Pieces that wait for their reader, each what one read of the socket brought; then the site has to wait. */
const MOST_WAITING = 32;

/**
 * The answer to what `dispatch` sends, as soon as its headers are there. An abort closes the connection, or keeps the
 * request from being sent; so does leaving the body. Rejects, as reading the body does, with the reason of the signal or
 * with what undici says of the connection.
 */
export const receive = (
  dispatch: (handler: Dispatcher.DispatchHandler) => unknown,
  signal: AbortSignal,
): Promise<HttpResponse> =>
  new Promise((resolve, reject) => {
    const answer = new Answer(signal, resolve, reject);
    if (!signal.aborted) dispatch(answer);
  });

/**
 * What undici tells of one answer, and the bytes on their way from the socket to one reader. Async generators, which would
 * be shorter, leave what they held to a full garbage collection; closures would be many, for as long as the site takes.
 */
class Answer implements Dispatcher.DispatchHandler, AsyncIterableIterator<Uint8Array, undefined> {
  readonly #signal: AbortSignal;
  readonly #resolve: (response: HttpResponse) => void;
  readonly #reject: (reason: Error) => void;
  readonly #stop = (): void => this.#fail(this.#signal.reason);
  readonly #arrived: Uint8Array[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #ended = false;
  #failure: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(
    signal: AbortSignal,
    resolve: (response: HttpResponse) => void,
    reject: (reason: Error) => void,
  ) {
    this.#signal = signal;
    this.#resolve = resolve;
    this.#reject = reject;
    signal.addEventListener('abort', this.#stop, { once: true });
    if (signal.aborted) this.#stop();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#signal.aborted) controller.abort(this.#signal.reason);
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return;
    const get = (name: string) => asText(headers[name.toLowerCase()]);
    this.#resolve({ status, headers: { get }, body: this, encoding: get('content-encoding') });
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#wake?.();
    if (this.#arrived.push(chunk) > MOST_WAITING) controller.pause();
  }

  onResponseEnd(): void {
    this.#signal.removeEventListener('abort', this.#stop);
    this.#end(undefined);
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#fail(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    if (this.#arrived.length === 0 && !this.#ended) await this.#more();
    const value = this.#arrived.shift();
    if (value) return { done: false, value };
    if (this.#failure) throw this.#failure;
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<Uint8Array, undefined>> {
    this.#end(new Error('the rest is not wanted'));
    return { done: true, value: undefined };
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      this.#controller?.resume();
    });
  }

  #fail(reason: Error): void {
    this.#end(reason);
    this.#reject(reason);
  }

  #end(reason: Error | undefined): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#failure = reason;
    if (reason) this.#controller?.abort(reason);
    this.#wake?.();
  }
}
