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
    // The signal is the request's own, so it is not let go of.
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
          resolve({ status, headers: { get }, body: incoming.body(), encoding: get('content-encoding') });
      },
      onResponseData(active, chunk) {
        if (incoming.push(chunk) > MOST_WAITING) active.pause();
      },
      onResponseEnd: () => incoming.end(undefined),
      onResponseError: (_, error) => fail(error),
    });
  });

interface Connection {
  close(reason: Error): void;
  goOn(): void;
}

/** Bytes on their way from the socket to one reader. */
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
  return {
    end,
    push(chunk: Uint8Array): number {
      wake();
      return arrived.push(chunk);
    },
    async *body(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          for (let next = arrived.shift(); next !== undefined; next = arrived.shift()) yield next;
          if (failure) throw failure;
          if (ended) return;
          await new Promise<void>((resolve) => {
            wake = resolve;
            goOn();
          });
        }
      } finally {
        end(new Error('the rest is not wanted'));
      }
    },
  };
}
