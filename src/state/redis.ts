import { Redis } from 'ioredis';
import { createChannels } from './channels.ts';
import { type State, StateUnavailable } from './state.ts';

export interface RedisStateOptions {
  /** `redis://` or, with TLS, `rediss://[user:password@]host[:port][/database]`. */
  url: string;
  /** Stands before every key and channel, so that services can share one store. */
  prefix: string;
  /** Milliseconds after which a command counts as failed. */
  timeoutMs?: number;
  /** Told when the store goes away, with the reason, and when it is back. */
  onChange?: (available: boolean, reason: string) => void;
}

const TIMEOUT_MS = 2_000;
const MAX_RECONNECT_MS = 2_000;

const COMPARE_AND_DELETE =
  "if redis.call('get',KEYS[1])==ARGV[1] then return redis.call('del',KEYS[1]) end return 0";
const COMPARE_AND_EXTEND =
  "if redis.call('get',KEYS[1])==ARGV[1] then return redis.call('pexpire',KEYS[1],ARGV[2]) end return 0";
// In one step: a counter that lost its time to live would count for ever.
const INCREMENT =
  "local n=redis.call('incr',KEYS[1]) if n==1 then redis.call('pexpire',KEYS[1],ARGV[1]) end return n";

/**
 * State in Redis or Valkey, for processes on any number of machines. Comes up without the store as well: operations
 * reject with StateUnavailable at once while it is away, and work again when it is back.
 */
export function createRedisState(options: RedisStateOptions): State {
  const { url, prefix, timeoutMs = TIMEOUT_MS } = options;
  const settings = {
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    autoResubscribe: false,
    retryStrategy: (attempt: number) => Math.min(attempt * 100, MAX_RECONNECT_MS),
  };
  const commands = new Redis(url, settings);
  // A connection that subscribes takes no other commands.
  const listening = new Redis(url, settings);
  const reason = watch(commands, options.onChange);
  const channels = createRedisChannels(listening, prefix);
  const named = (key: string): string => prefix + key;
  const started = firstAttempt(commands);
  const run = async <T>(command: () => Promise<T>): Promise<T> => {
    await started;
    if (commands.status !== 'ready')
      throw new StateUnavailable(`The shared store cannot be reached: ${reason()}.`);
    try {
      return await command();
    } catch (error) {
      throw new StateUnavailable(`The shared store failed: ${(error as Error).message}.`, { cause: error });
    }
  };
  const script = (lua: string, key: string, ...args: string[]) =>
    run(() => commands.eval(lua, 1, named(key), ...args)).then(Number);
  return {
    get: async (key) => (await run(() => commands.get(named(key)))) ?? undefined,
    set: async (key, value, { ttlMs }) =>
      void (await run(() => commands.set(named(key), value, 'PX', whole(ttlMs)))),
    add: async (key, value, { ttlMs }) =>
      (await run(() => commands.set(named(key), value, 'PX', whole(ttlMs), 'NX'))) === 'OK',
    take: async (key) => (await run(() => commands.getdel(named(key)))) ?? undefined,
    delete: async (key, expected) =>
      expected === undefined
        ? (await run(() => commands.del(named(key)))) === 1
        : (await script(COMPARE_AND_DELETE, key, expected)) === 1,
    extend: async (key, expected, { ttlMs }) =>
      (await script(COMPARE_AND_EXTEND, key, expected, String(whole(ttlMs)))) === 1,
    increment: (key, { ttlMs }) => script(INCREMENT, key, String(whole(ttlMs))),
    publish: async (channel, message) => void (await run(() => commands.publish(named(channel), message))),
    subscribe: channels.subscribe,
    ping: async () => void (await run(() => commands.ping())),
    close: async () => {
      for (const connection of [commands, listening]) connection.disconnect();
    },
  };
}

/** Redis takes whole milliseconds, at least one. */
const whole = (ms: number): number => Math.max(1, Math.ceil(ms));

/** Until the first attempt to connect has ended, commands wait for it; later they fail at once while there is none. */
const firstAttempt = (connection: Redis): Promise<void> =>
  new Promise((resolve) => {
    connection.once('ready', () => resolve());
    connection.once('close', () => resolve());
  });

/** Tells once when the store goes away and once when it is back; the result says why it went last. */
function watch(connection: Redis, onChange: RedisStateOptions['onChange']): () => string {
  let available: boolean | undefined;
  let reason = 'the connection was closed';
  const tell = (now: boolean) => {
    if (available === now) return;
    // The first connection is no news.
    if (available !== undefined || !now) onChange?.(now, reason);
    available = now;
  };
  connection.on('error', (error: Error) => {
    reason = error.message.replace(/\.+$/, '');
  });
  connection.on('ready', () => tell(true));
  connection.on('close', () => tell(false));
  return () => reason;
}

/** Subscriptions, made again after every reconnection. */
function createRedisChannels(connection: Redis, prefix: string) {
  // Reported by the other connection, which goes to the same store.
  connection.on('error', () => {});
  const settle = (asked: Promise<unknown>) => asked.catch(() => {});
  const channels = createChannels({
    opened: async (channel) => void (await settle(connection.subscribe(prefix + channel))),
    closed: async (channel) => void (await settle(connection.unsubscribe(prefix + channel))),
  });
  connection.on('ready', () => {
    const names = channels.names().map((name) => prefix + name);
    if (names.length > 0) void settle(connection.subscribe(...names));
  });
  connection.on('message', (channel: string, message: string) =>
    channels.deliver(channel.slice(prefix.length), message),
  );
  return channels;
}
