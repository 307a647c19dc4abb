import { LRUCache } from 'lru-cache';

/** Remembers what was loaded, by key; parallel first uses share one load, and failures are not kept. */
export interface Cache {
  get<T extends object>(key: string, load: () => Promise<T>): Promise<T>;
  delete(key: string): void;
  /** The same store under a key prefix, e.g. one per site and identity. */
  scope(prefix: string): Cache;
}

/** How often what was asked for was there already. */
export interface CacheUsage {
  hits: number;
  misses: number;
}

/** Bounded cache: at most `max` entries, each for `ttlMs` milliseconds; `usage` counts those of all its scopes. */
export function createCache({ max = 500, ttlMs = 300_000 } = {}): Cache & { usage: Readonly<CacheUsage> } {
  const usage = { hits: 0, misses: 0 };
  const entries = new LRUCache<string, Promise<object>>({ max, ttl: ttlMs });
  const scoped = (prefix: string): Cache => ({
    get<T extends object>(key: string, load: () => Promise<T>): Promise<T> {
      const full = prefix + key;
      const known = entries.get(full) as Promise<T> | undefined;
      usage[known ? 'hits' : 'misses'] += 1;
      if (known) return known;
      const loading = load();
      entries.set(full, loading);
      loading.catch(() => {
        if (entries.peek(full) === loading) entries.delete(full);
      });
      return loading;
    },
    delete: (key) => void entries.delete(prefix + key),
    scope: (inner) => scoped(`${prefix}${inner}\u0000`),
  });
  return { ...scoped(''), usage };
}
