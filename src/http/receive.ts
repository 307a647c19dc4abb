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
    let controller: Dispatcher.DispatchController | undefined;
    const incoming = createIncoming({
      close: (reason) => controller?.abort(reason),
      goOn: () => controller?.resume(),
    });
    const fail = (reason: Error) => {
      incoming.end(reason);
      reject(reason);
    };
    const stop = () => fail(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) return stop();
    dispatch({
      onRequestStart(started) {
        controller = started;
        if (signal.aborted) controller.abort(signal.reason);
      },
      onResponseStart(_, status, headers) {
        const get = (name: string) => asText(headers[name.toLowerCase()]);
        if (status >= 200)
          resolve({ status, headers: { get }, body: incoming.body, encoding: get('content-encoding') });
      },
      onResponseData(active, chunk) {
        if (incoming.push(chunk) > MOST_WAITING) active.pause();
      },
      onResponseEnd() {
        signal.removeEventListener('abort', stop);
        incoming.end(undefined);
      },
      onResponseError: (_, error) => fail(error),
    });
  });

interface Connection {
  close(reason: Error): void;
  goOn(): void;
}

/**
 * Bytes on their way from the socket to one reader. Async generators, which would be shorter, leave what they held to a
 * full garbage collection.
 */
function createIncoming({ close, goOn }: Connection) {
  const arrived: Uint8Array[] = [];
  let ended = false;
  let failure: Error | undefined;
  let wake = () => {};
  const end = (reason: Error | undefined) => {
    if (ended) return;
    ended = true;
    failure = reason;
    if (reason) close(reason);
    wake();
  };
  const more = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      goOn();
    });
  const next = async (): Promise<IteratorResult<Uint8Array, undefined>> => {
    if (arrived.length === 0 && !ended) await more();
    const value = arrived.shift();
    if (value) return { done: false, value };
    if (failure) throw failure;
    return { done: true, value: undefined };
  };
  const leave = async (): Promise<IteratorResult<Uint8Array, undefined>> => {
    if (!ended) end(new Error('the rest is not wanted'));
    return { done: true, value: undefined };
  };
  return {
    end,
    push(chunk: Uint8Array): number {
      wake();
      return arrived.push(chunk);
    },
    body: { [Symbol.asyncIterator]: () => ({ next, return: leave }) },
  };
}
