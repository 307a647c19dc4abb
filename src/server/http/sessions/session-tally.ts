import { LRUCache } from 'lru-cache';

export interface SessionTallyOptions {
  /** Milliseconds without a request after which a session counts as ended. */
  idleMs: number;
  max: number;
  /** Milliseconds from its opening to its end, or to its last request where it ended by silence. */
  onEnd(ms: number): void;
}

/** Knows how many of the sessions that this process opened still are. */
export interface SessionTally {
  opened(id: string): void;
  used(id: string): void;
  ended(id: string): void;
  count(): number;
}

/** Counts sessions beside their records, which may lie in a store where counting would mean reading all of them. */
export function createSessionTally({ idleMs, max, onEnd }: SessionTallyOptions): SessionTally {
  const open = new LRUCache<string, { since: number; last: number }>({
    max,
    ttl: idleMs,
    updateAgeOnGet: true,
    dispose: ({ since, last }) => onEnd(last - since),
  });
  const use = (id: string): void => {
    const session = open.get(id);
    if (session) session.last = performance.now();
  };
  return {
    opened(id) {
      const now = performance.now();
      open.set(id, { since: now, last: now });
    },
    used: use,
    ended(id) {
      use(id);
      open.delete(id);
    },
    count() {
      open.purgeStale();
      return open.size;
    },
  };
}
