import { around, type Written } from '../written.ts';
import type { Answer } from './answer.ts';
import { createEventStream, eventsAnswer } from './event-stream.ts';

/** How an answer becomes events. */
export interface AnswerEvents {
  /** What stands before the event of the answer. */
  begin(): string;
  eventOf(answer: Written): Written;
  /** What is answered when there will be no answer and nothing was sent yet. */
  ended(): Answer;
}

/** How long nothing is sent, as most answers are there by then: a stream costs several times as much as a whole answer. */
const SOON_MS = 200;

/** One answer as events: whole when it comes soon, else on a stream that is kept alive until it comes. */
export async function answerWithEvents(
  answer: Promise<Written | undefined>,
  { begin, eventOf, ended }: AnswerEvents,
): Promise<Answer> {
  const soon = await within(SOON_MS, answer);
  if (soon)
    return soon.value === undefined ? ended() : eventsAnswer(around(begin(), eventOf(soon.value), ''));
  const stream = createEventStream({ onClose: () => {} });
  stream.write(begin());
  void answer.then((late) => {
    if (late !== undefined) stream.write(eventOf(late));
    stream.close();
  });
  return stream.answer;
}

async function within<T>(ms: number, promise: Promise<T>): Promise<{ value: T } | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  const result = await Promise.race([promise.then((value) => ({ value })), late]);
  clearTimeout(timer);
  return result;
}
