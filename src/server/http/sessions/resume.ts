import { randomUUID } from 'node:crypto';
import type { State } from '../../../state/state.ts';
import type { Answer } from '../answer.ts';
import { createDeferred } from '../deferred.ts';
import { createEventStream } from '../event-stream.ts';
import type { Relay } from '../relay.ts';
import type { EventLog, Follower, LoggedEvent } from './event-log.ts';

/** What the process that has the events tells the one that has the connection. */
type Reply = { kind: 'found' } | { kind: 'event'; event: LoggedEvent } | { kind: 'end' };

/** Another process answers within this time, or there is none. */
const ANSWER_MS = 2_000;

interface Options {
  state: State;
  relay: Relay;
  log: EventLog;
}

export interface Resume {
  /** The rest of an answer after the event that the client saw last; undefined when nobody has it any more. */
  open(session: string, lastEventId: string): Promise<Answer | undefined>;
}

/** Continues broken streams, whichever process holds them. */
export function createResume({ state, relay, log }: Options): Resume {
  relay.on((message) => {
    if (message.kind !== 'resume' || !log.knows(message.session, message.lastEventId)) return;
    // Where the store cannot be reached, the process that asked gives up by itself.
    const tell = (reply: Reply) => void state.publish(message.replyTo, JSON.stringify(reply)).catch(() => {});
    tell({ kind: 'found' });
    log.follow(message.session, message.lastEventId, {
      event: (event) => tell({ kind: 'event', event }),
      end: () => tell({ kind: 'end' }),
    });
  });

  const fromElsewhere = async (session: string, lastEventId: string): Promise<Answer | undefined> => {
    const replyTo = `mcp-resume:${randomUUID()}`;
    const found = createDeferred<boolean>();
    let leave = async () => {};
    const { answer, follower } = follow(() => void leave().catch(() => {}));
    leave = await state.subscribe(replyTo, (text) => {
      const reply = JSON.parse(text) as Reply;
      if (reply.kind === 'found') found.resolve(true);
      else if (reply.kind === 'event') follower.event(reply.event);
      else follower.end();
    });
    await relay.send({ kind: 'resume', session, lastEventId, replyTo });
    const timer = setTimeout(() => found.resolve(false), ANSWER_MS);
    const known = await found.promise;
    clearTimeout(timer);
    if (known) return answer;
    follower.end();
    return undefined;
  };

  return {
    async open(session, lastEventId) {
      if (!log.knows(session, lastEventId)) return fromElsewhere(session, lastEventId);
      let stop = () => {};
      const { answer, follower } = follow(() => stop());
      stop = log.follow(session, lastEventId, follower);
      return answer;
    },
  };
}

/** A stream to the client, and what fills it. */
function follow(onClose: () => void): { answer: Answer; follower: Follower } {
  const stream = createEventStream({ onClose });
  return {
    answer: stream.answer,
    follower: {
      event: ({ id, data }) => data !== undefined && stream.send({ id, data }),
      end: stream.close,
    },
  };
}
