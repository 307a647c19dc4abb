import { Answer, isStream } from './answer.ts';

/** The same response, whose body ends as if it were complete when `signal` aborts. */
export function endedBy(signal: AbortSignal, response: Answer): Answer {
  if (!isStream(response.body)) return response;
  const reader = response.body.getReader();
  // The read under way then says that it is done.
  const end = () => void reader.cancel().catch(() => {});
  const forget = () => signal.removeEventListener('abort', end);
  signal.addEventListener('abort', end, { once: true });
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (!done) return controller.enqueue(value);
      forget();
      controller.close();
    },
    async cancel(reason) {
      forget();
      await reader.cancel(reason);
    },
  });
  return new Answer(body, { status: response.status, headers: Object.fromEntries(response.headers) });
}
