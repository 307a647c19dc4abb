/** What one process tells the others that share its state. */
export type Listener = (message: string) => void;

export interface Expiry {
  /** Milliseconds after which the entry is gone. */
  ttlMs: number;
}

/**
 * State that the processes of one service share: sessions, validated credentials, log-ins, locks. Keys are
 * `<purpose>:<id>`; values are text. Every operation is atomic, and rejects with StateUnavailable where the store
 * cannot be reached.
 */
export interface State {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, expiry: Expiry): Promise<void>;
  /** Sets an absent key; false when it is there already. */
  add(key: string, value: string, expiry: Expiry): Promise<boolean>;
  /** Reads and deletes in one step, so that only one caller gets the value. */
  take(key: string): Promise<string | undefined>;
  /** Deletes the key, or only if it still holds `expected`. */
  delete(key: string, expected?: string): Promise<boolean>;
  /** Gives the key a new time to live, but only if it still holds `expected`. */
  extend(key: string, expected: string, expiry: Expiry): Promise<boolean>;
  /** Adds one to a counter and returns it; the time to live starts with the first one. */
  increment(key: string, expiry: Expiry): Promise<number>;
  publish(channel: string, message: string): Promise<void>;
  /**
   * Calls `listener` for each message, also for this process's own; the result ends it. Holds through an outage of
   * the store, whose messages are lost.
   */
  subscribe(channel: string, listener: Listener): Promise<() => Promise<void>>;
  /** Resolves when the store answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The shared store cannot be reached; what does not need it goes on. */
export class StateUnavailable extends Error {
  override readonly name = 'StateUnavailable';
}
