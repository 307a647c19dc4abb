import type { Answer } from '../answer.ts';
import { createEventStream, type EventStream } from '../event-stream.ts';

export interface Listeners {
  /** Opens the session's stream for messages that belong to no request; an earlier one of this process ends. */
  open(session: string, stillThere: () => Promise<boolean>): Answer;
  end(session: string): void;
  endAll(): void;
}

/** The streams that clients open with GET. A session with one is in use, and one without a session ends. */
export function createListeners(): Listeners {
  const streams = new Map<string, EventStream>();
  return {
    open(session, stillThere) {
      streams.get(session)?.close();
      const stream: EventStream = createEventStream({
        onClose: () => void (streams.get(session) === stream && streams.delete(session)),
        onTick: () => void stillThere().then((there) => there || stream.close()),
      });
      streams.set(session, stream);
      return stream.answer;
    },
    end: (session) => streams.get(session)?.close(),
    endAll() {
      for (const stream of streams.values()) stream.close();
    },
  };
}
