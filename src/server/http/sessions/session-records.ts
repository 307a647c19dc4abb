import { randomUUID } from 'node:crypto';
import type { InitializeRequestParams } from '@modelcontextprotocol/server';
import { LRUCache } from 'lru-cache';
import type { State } from '../../../state/state.ts';

/** What is kept of a session: enough for any process to serve its next request. */
export interface SessionRecord {
  id: string;
  /** What the client said of itself when it opened the session. */
  client: Pick<InitializeRequestParams, 'protocolVersion' | 'capabilities' | 'clientInfo'>;
}

export interface SessionLimits {
  /** Milliseconds without a request after which a session ends. */
  idleMs: number;
  /** Sessions of one identity; a further one ends the oldest. */
  perIdentity: number;
  /** Sessions that one process keeps; a further one ends the one that was used longest ago. */
  total: number;
}

export interface SessionRecords {
  open(identity: string, client: SessionRecord['client']): Promise<string>;
  /** The identity's session of that id, whose time starts again. */
  find(identity: string, id: string): Promise<SessionRecord | undefined>;
  end(identity: string, id: string): Promise<boolean>;
}

interface Options extends SessionLimits {
  state: State;
  onEnd(id: string): void;
}

/** Longer than any session: what numbers an identity's sessions. */
const COUNTER_MS = 30 * 24 * 3_600_000;
/** A session's time is started again only after this share of it, which saves most writes. */
const TOUCH_SHARE = 1 / 20;

/**
 * Session records in the shared state. An identity has a ring of places, and the session's id names its place: the key
 * contains the identity, so nobody else's request finds it, and there are never more records than places.
 */
export function createSessionRecords({ state, idleMs, perIdentity, total, onEnd }: Options): SessionRecords {
  const used = new LRUCache<string, { id: string; at: number }>({
    max: total,
    ttl: idleMs,
    dispose: ({ id }, key, reason) => {
      if (reason !== 'evict') return;
      onEnd(id);
      state.delete(key).catch(() => {});
    },
  });
  const write = async (key: string, record: SessionRecord) => {
    used.set(key, { id: record.id, at: Date.now() });
    await state.set(key, JSON.stringify(record), { ttlMs: idleMs });
  };
  const read = async (key: string | undefined, id: string): Promise<SessionRecord | undefined> => {
    const text = key && (await state.get(key));
    const record = text ? (JSON.parse(text) as SessionRecord) : undefined;
    return record?.id === id ? record : undefined;
  };
  return {
    async open(identity, client) {
      const number = await state.increment(`session-count:${identity}`, { ttlMs: COUNTER_MS });
      const place = (number % perIdentity).toString(36);
      const key = keyOf(identity, place);
      const previous = await state.take(key);
      if (previous) onEnd((JSON.parse(previous) as SessionRecord).id);
      const id = `${place}-${randomUUID()}`;
      await write(key, { id, client });
      return id;
    },
    async find(identity, id) {
      const key = keyIn(identity, id);
      const record = await read(key, id);
      if (!key || !record) return undefined;
      const last = used.get(key);
      if (last?.id !== id || Date.now() - last.at > idleMs * TOUCH_SHARE) await write(key, record);
      return record;
    },
    async end(identity, id) {
      const key = keyIn(identity, id);
      const record = await read(key, id);
      if (!key || !record) return false;
      used.delete(key);
      onEnd(id);
      return state.delete(key, JSON.stringify(record));
    },
  };
}

const keyOf = (identity: string, place: string): string => `session:${identity}:${place}`;

/** Where the session of that id must lie; undefined when it is no id of ours. */
function keyIn(identity: string, id: string): string | undefined {
  const place = /^([0-9a-z]{1,7})-[0-9a-f-]{36}$/.exec(id)?.[1];
  return place === undefined ? undefined : keyOf(identity, place);
}
