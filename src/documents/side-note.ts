/** Values kept with objects and no part of what they say: not compared, not copied with them, not written. */
export interface SideNote<T> {
  get: (of: object) => T | undefined;
  set: (of: object, value: T) => void;
}

/**
 * Notes on objects, in a property that nothing enumerates. A WeakMap would do the same, but one with an entry for every
 * node of every document is what the garbage collector then spends most of its time on.
 */
export function createSideNote<T>(description: string): SideNote<T> {
  const key = Symbol(description);
  return {
    get: (of) => Reflect.get(of, key),
    set: (of, value) => {
      Object.defineProperty(of, key, { value, writable: true, configurable: true });
    },
  };
}
