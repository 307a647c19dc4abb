import type { SessionLimits } from '../sessions/session-records.ts';
import type { SseTransport } from './sse-transport.ts';

interface Stream {
  transport: SseTransport;
  identity: string;
}

export interface SseStreams {
  /** Ends the oldest stream of an identity that has too many; false when the process has no room at all. */
  makeRoom(identity: string): boolean;
  add(session: string, stream: Stream): void;
  remove(session: string): void;
  /** Hands the stream's server a message; false when the stream is not of this process. */
  receive(session: string, message: unknown): boolean;
  /** Whether no message came for too long. */
  isIdle(session: string): boolean;
  /** Ends each stream once nothing is under way on it. */
  drain(): void;
}

/** The open streams of HTTP+SSE in this process. */
export function createSseStreams({ idleMs, perIdentity, total }: SessionLimits): SseStreams {
  const streams = new Map<string, Stream & { usedAt: number }>();
  return {
    makeRoom(identity) {
      const own = [...streams.values()].filter((stream) => stream.identity === identity);
      if (own.length >= perIdentity) void own[0]?.transport.close();
      return streams.size < total;
    },
    add: (session, stream) => void streams.set(session, { ...stream, usedAt: Date.now() }),
    remove: (session) => void streams.delete(session),
    receive(session, message) {
      const stream = streams.get(session);
      if (!stream) return false;
      stream.usedAt = Date.now();
      stream.transport.receive(message);
      return true;
    },
    isIdle: (session) => Date.now() - (streams.get(session)?.usedAt ?? 0) > idleMs,
    drain() {
      for (const { transport } of streams.values()) transport.drain();
    },
  };
}
