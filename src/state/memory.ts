import { EventEmitter } from 'node:events';
import { LRUCache } from 'lru-cache';
import type { State } from './state.ts';

const MAX_ENTRIES = 50_000;

/** State of a service that is one process; the least recently used entries go when there are too many. */
export function createMemoryState({ maxEntries = MAX_ENTRIES } = {}): State {
  const entries = new LRUCache<string, string>({ max: maxEntries });
  const channels = new EventEmitter().setMaxListeners(0);
  const take = (key: string): string | undefined => {
    const value = entries.get(key);
    entries.delete(key);
    return value;
  };
  return {
    get: async (key) => entries.get(key),
    set: async (key, value, { ttlMs }) => void entries.set(key, value, { ttl: ttlMs }),
    add: async (key, value, { ttlMs }) => {
      if (entries.has(key)) return false;
      entries.set(key, value, { ttl: ttlMs });
      return true;
    },
    take: async (key) => take(key),
    delete: async (key, expected) => {
      if (expected !== undefined && entries.get(key) !== expected) return false;
      return entries.delete(key);
    },
    extend: async (key, expected, { ttlMs }) => {
      if (entries.get(key) !== expected) return false;
      entries.set(key, expected, { ttl: ttlMs });
      return true;
    },
    increment: async (key, { ttlMs }) => {
      const count = Number(entries.get(key) ?? 0) + 1;
      entries.set(key, String(count), { ttl: count === 1 ? ttlMs : entries.getRemainingTTL(key) });
      return count;
    },
    publish: async (channel, message) => void channels.emit(channel, message),
    subscribe: async (channel, listener) => {
      channels.on(channel, listener);
      return async () => void channels.off(channel, listener);
    },
    ping: async () => {},
    close: async () => entries.clear(),
  };
}
