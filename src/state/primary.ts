import { createChannels } from './channels.ts';
import { type State, StateUnavailable } from './state.ts';

/** One end of the line between the primary process and a worker: `process` there, the cluster's worker here. */
export interface Line {
  send?(message: object): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

type Call = Exclude<keyof State, 'subscribe' | 'close'> | 'open' | 'shut';

interface Question {
  state: 'question';
  id: number;
  call: Call;
  values: unknown[];
}

interface Answer {
  state: 'answer';
  id: number;
  value?: unknown;
  error?: string;
}

interface News {
  state: 'news';
  channel: string;
  message: string;
}

const TIMEOUT_MS = 5_000;

/** The state that the primary process keeps, as its workers see it: every operation is one message there and back. */
export function createPrimaryState(line: Line, { timeoutMs = TIMEOUT_MS } = {}): State {
  const ask = createQuestions(line, timeoutMs);
  const channels = createChannels({
    opened: (channel) => ask<void>('open', channel),
    closed: (channel) => ask<void>('shut', channel),
  });
  line.on('message', (message) => {
    if (isOurs<News>(message, 'news')) channels.deliver(message.channel, message.message);
  });
  return {
    get: (key) => ask('get', key),
    set: (key, value, expiry) => ask('set', key, value, expiry),
    add: (key, value, expiry) => ask('add', key, value, expiry),
    take: (key) => ask('take', key),
    delete: (key, expected) => (expected === undefined ? ask('delete', key) : ask('delete', key, expected)),
    extend: (key, expected, expiry) => ask('extend', key, expected, expiry),
    increment: (key, expiry) => ask('increment', key, expiry),
    publish: (channel, message) => ask('publish', channel, message),
    subscribe: channels.subscribe,
    ping: () => ask('ping'),
    close: async () => {},
  };
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** Questions to the primary process, each with its time limit. */
function createQuestions(line: Line, timeoutMs: number) {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  line.on('message', (message) => {
    if (!isOurs<Answer>(message, 'answer')) return;
    const found = waiting.get(message.id);
    if (!found) return;
    waiting.delete(message.id);
    clearTimeout(found.timer);
    if (message.error === undefined) found.resolve(message.value);
    else found.reject(new StateUnavailable(message.error));
  });
  return <T>(call: Call, ...values: unknown[]): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const id = ++last;
      const fail = (why: string) => {
        waiting.delete(id);
        reject(new StateUnavailable(`the primary process ${why}`));
      };
      const timer = setTimeout(fail, timeoutMs, `did not answer within ${timeoutMs} ms`).unref();
      waiting.set(id, { resolve: (value) => resolve(value as T), reject, timer });
      try {
        line.send?.({ state: 'question', id, call, values } satisfies Question);
      } catch (error) {
        clearTimeout(timer);
        fail(`is gone: ${(error as Error).message}`);
      }
    });
}

/** Serves a state to one worker; the result ends its subscriptions. */
export function serveState(state: State, line: Line): () => Promise<void> {
  const open = new Map<string, Promise<() => Promise<void>>>();
  const tell = (message: Answer | News) => {
    try {
      line.send?.(message);
    } catch {
      // The worker has gone; its end is handled where workers are watched.
    }
  };
  const answer = async ({ call, values }: Question): Promise<unknown> => {
    const channel = String(values[0]);
    if (call === 'open') {
      const listener = (message: string) => tell({ state: 'news', channel, message });
      open.set(channel, state.subscribe(channel, listener));
      return;
    }
    if (call === 'shut') {
      const shut = await open.get(channel);
      open.delete(channel);
      return shut?.();
    }
    const operation: (...given: never[]) => Promise<unknown> = state[call];
    return operation(...(values as never[]));
  };
  line.on('message', (message) => {
    if (!isOurs<Question>(message, 'question')) return;
    const { id } = message;
    answer(message).then(
      (value) => tell({ state: 'answer', id, value }),
      (error: Error) => tell({ state: 'answer', id, error: error.message }),
    );
  });
  return async () => {
    const subscriptions = [...open.values()];
    open.clear();
    for (const subscription of subscriptions) await (await subscription)();
  };
}

/** The line carries the cluster's other messages as well. */
const isOurs = <T extends { state: string }>(message: unknown, kind: T['state']): message is T =>
  typeof message === 'object' && message !== null && 'state' in message && message.state === kind;
