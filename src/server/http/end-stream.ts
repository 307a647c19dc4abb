import { finished, PassThrough } from 'node:stream';
import { Answer, isStream } from './answer.ts';

/** The same answer, whose stream ends as if it were complete when `signal` aborts. */
export function endedBy(signal: AbortSignal, answer: Answer): Answer {
  const { status, headers, body } = answer;
  if (!isStream(body)) return answer;
  const shown = body.pipe(new PassThrough());
  const end = () => {
    body.unpipe(shown);
    shown.end();
  };
  signal.addEventListener('abort', end, { once: true });
  finished(body, end);
  shown.once('close', () => {
    signal.removeEventListener('abort', end);
    body.destroy();
  });
  return new Answer(shown, { status, headers: Object.fromEntries(headers) });
}
