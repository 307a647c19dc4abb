import type { EventStore, JSONRPCMessage } from '@modelcontextprotocol/server';
import { LRUCache } from 'lru-cache';
import { sizeOf, type Written } from '../../written.ts';

/** One stored event; an empty one only gives the client an id to come back with. */
export interface LoggedEvent {
  id: string;
  data: Written | undefined;
}

export interface Follower {
  event(event: LoggedEvent): void;
  end(): void;
}

/** What is written for one answer. */
export interface EventWriter extends EventStore {
  /** Keeps an event and gives its id. */
  keep(data: Written | undefined): string;
  /** Whether the client has an id with which it can come back for the rest. */
  readonly resumable: boolean;
  end(): void;
}

export interface EventLog {
  open(exchange: string, session: string): EventWriter;
  /** Whether what came after the event can be replayed. */
  knows(session: string, lastEventId: string): boolean;
  /** Replays what came after the event and goes on until the answer is complete; the result stops it. */
  follow(session: string, lastEventId: string, follower: Follower): () => void;
}

interface Stream {
  session: string;
  events: LoggedEvent[];
  characters: number;
  done: boolean;
  followers: Set<Follower>;
}

/** How long clients wait before they come back for a broken stream. */
export const RETRY_MS = 1_000;
/** Characters of all streams that one process keeps, and how long after the last event it keeps one. */
const MAX_CHARACTERS = 4 * 1024 * 1024;
const KEEP_MS = 10 * 60_000;
/** What an event costs beside its text. */
const EVENT_OVERHEAD = 200;

/** The events of recent answers, so that a client whose connection broke can fetch what it missed. */
export function createEventLog({ maxCharacters = MAX_CHARACTERS } = {}): EventLog {
  const streams = new LRUCache<string, { stream: Stream }>({ maxSize: maxCharacters, ttl: KEEP_MS });
  const keep = (exchange: string, stream: Stream) =>
    streams.set(exchange, { stream }, { size: stream.characters + EVENT_OVERHEAD });
  const find = (session: string, lastEventId: string) => {
    const [, exchange = '', number = ''] = /^(.+)_(\d{1,9})$/.exec(lastEventId) ?? [];
    const stream = streams.get(exchange)?.stream;
    return stream?.session === session ? { stream, after: Number(number) + 1 } : undefined;
  };
  return {
    open(exchange, session) {
      const stream: Stream = { session, events: [], characters: 0, done: false, followers: new Set() };
      const add = (data: Written | undefined): string => {
        const event = { id: `${exchange}_${stream.events.length}`, data };
        stream.events.push(event);
        stream.characters += sizeOf(data ?? '') + EVENT_OVERHEAD;
        keep(exchange, stream);
        for (const follower of stream.followers) follower.event(event);
        return event.id;
      };
      return {
        get resumable() {
          return stream.events.length > 0;
        },
        keep: add,
        storeEvent: async (_, message) => add(textOf(message)),
        replayEventsAfter: () => Promise.reject(new Error('Streams are resumed with follow()')),
        end() {
          stream.done = true;
          for (const follower of stream.followers) follower.end();
          stream.followers.clear();
        },
      };
    },
    knows: (session, lastEventId) => find(session, lastEventId) !== undefined,
    follow(session, lastEventId, follower) {
      const { stream, after } = find(session, lastEventId) ?? {};
      for (const event of stream?.events.slice(after) ?? []) follower.event(event);
      if (stream && !stream.done) stream.followers.add(follower);
      else follower.end();
      return () => void stream?.followers.delete(follower);
    },
  };
}

const textOf = (message: JSONRPCMessage): string | undefined =>
  Object.keys(message).length === 0 ? undefined : JSON.stringify(message);
