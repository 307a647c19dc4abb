export interface Deferred<T> {
  promise: Promise<T>;
  resolve(value: T): void;
}

/** A promise that something else fulfils; Promise.withResolvers comes with Node.js 22. */
export function createDeferred<T>(): Deferred<T> {
  let resolve = (_: T) => {};
  const promise = new Promise<T>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}
