import { Readable } from 'node:stream';
import { around, type Written } from '../written.ts';
import { Answer, type AnswerBody } from './answer.ts';

/** One event of a text/event-stream (WHATWG HTML section 9.2); `data` is a single line. */
export interface StreamEvent {
  event?: string;
  id?: string;
  data: Written;
}

export interface EventStream {
  answer: Answer;
  send(event: StreamEvent): void;
  /** Sends finished events, or nothing. */
  write(events: Written): void;
  /** Ends the stream; what was sent still arrives. */
  close(): void;
}

export interface EventStreamOptions {
  /** Called once, whoever ended the stream. */
  onClose(): void;
  /** Called with every keep-alive. */
  onTick?(): void;
}

/** Proxies close connections that are silent for a minute or so. */
const KEEP_ALIVE_MS = 15_000;
/** A client that leaves this much unread has stopped reading. */
const MAX_UNREAD_BYTES = 16 * 1024 * 1024;

/** An answer of events: finished ones, or a stream. */
export const eventsAnswer = (events: AnswerBody): Answer =>
  new Answer(events, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    },
  });

/** An event as it is written. */
export const written = ({ event = 'message', id, data }: StreamEvent): Written =>
  around(`event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: `, data, '\n\n');

/** An open stream of events to one client, kept alive by comments; a client that does not read is cut off. */
export function createEventStream({ onClose, onTick }: EventStreamOptions): EventStream {
  const body = new Readable({ read: () => {}, highWaterMark: MAX_UNREAD_BYTES });
  let open = true;
  const ended = () => {
    if (!open) return;
    open = false;
    clearInterval(timer);
    onClose();
  };
  const close = () => {
    if (open) body.push(null);
    ended();
  };
  const write = (events: Written) => {
    if (!open) return;
    let hasRoom = true;
    for (const piece of piecesOf(events)) hasRoom = body.push(piece);
    if (!hasRoom) close();
  };
  const timer = setInterval(() => {
    write(': keepalive\n\n');
    if (open) onTick?.();
  }, KEEP_ALIVE_MS);
  timer.unref();
  body.once('close', ended);
  return {
    answer: eventsAnswer(body),
    send: (event) => write(written(event)),
    write,
    close,
  };
}

const piecesOf = (events: Written): readonly (string | Buffer)[] =>
  typeof events !== 'string' ? events : events === '' ? [] : [events];
