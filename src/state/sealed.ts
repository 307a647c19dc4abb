import { createSeal } from './seal.ts';
import type { State } from './state.ts';

export interface SealOptions {
  /** Text of high entropy; the same in every process. */
  key: string;
  /** Told of a value that another key sealed, or that was changed; it counts as absent. */
  onUnreadable?: (key: string) => void;
}

/**
 * Encrypts values and messages before they leave the process (AES-256-GCM, NIST SP 800-38D), so that whoever reads
 * the store learns nothing and cannot move a value to another key. Keys and counters stay readable.
 */
export function sealed(inner: State, { key, onUnreadable = () => {} }: SealOptions): State {
  const seal = createSeal(key);
  const opened = (name: string, text: string | undefined): string | undefined => {
    if (text === undefined) return undefined;
    const value = seal.open(name, text);
    if (value === undefined) onUnreadable(name);
    return value;
  };
  /** The stored text, if it stands for `expected`: two sealings of one value differ. */
  const stored = async (name: string, expected: string): Promise<string | undefined> => {
    const text = await inner.get(name);
    return text !== undefined && seal.open(name, text) === expected ? text : undefined;
  };
  return {
    get: async (name) => opened(name, await inner.get(name)),
    set: (name, value, expiry) => inner.set(name, seal.close(name, value), expiry),
    add: (name, value, expiry) => inner.add(name, seal.close(name, value), expiry),
    take: async (name) => opened(name, await inner.take(name)),
    async delete(name, expected) {
      if (expected === undefined) return inner.delete(name);
      const text = await stored(name, expected);
      return text !== undefined && inner.delete(name, text);
    },
    async extend(name, expected, expiry) {
      const text = await stored(name, expected);
      return text !== undefined && inner.extend(name, text, expiry);
    },
    increment: (name, expiry) => inner.increment(name, expiry),
    publish: (channel, message) => inner.publish(channel, seal.close(channel, message)),
    subscribe: (channel, listener) =>
      inner.subscribe(channel, (text) => {
        const message = opened(channel, text);
        if (message !== undefined) listener(message);
      }),
    ping: () => inner.ping(),
    close: () => inner.close(),
  };
}
