import { LRUCache } from 'lru-cache';
import type { Exchange } from '../http/exchange.ts';
import { withoutCredentials } from '../http/redact.ts';
import { addLatency } from './latencies.ts';
import type { Look, Observer, SeenCall } from './observer.ts';
import type {
  CallerRecord,
  ErrorRecord,
  Minute,
  Recording,
  ToolRecord,
  UpstreamRecord,
} from './recording.ts';

const MINUTES = 60;
const MINUTE_MS = 60_000;
const MAX_ERRORS = 50;
const MAX_CALLERS = 1_000;
const MAX_TOOLS = 500;
const MAX_MESSAGE = 200;
const MAX_METHOD = 60;

export interface Recorder extends Observer {
  /** What was seen so far, as plain data. */
  recording(): Recording;
}

/** Remembers the last hour, for the status page: always on, and bounded in all it keeps. */
export function createRecorder(look: () => Look, now: () => number = Date.now): Recorder {
  const since = now();
  const minutes: Minute[] = [];
  const tools = new LRUCache<string, ToolRecord>({ max: MAX_TOOLS });
  const callers = new LRUCache<string, CallerRecord>({ max: MAX_CALLERS });
  const errors: ErrorRecord[] = [];
  const upstream: Record<string, UpstreamRecord> = {};
  const minute = (): Minute => {
    const number = Math.floor(now() / MINUTE_MS);
    const last = minutes.at(-1);
    if (last && last.number >= number) return last;
    const current = { number, calls: 0, errors: 0, latencies: {} };
    minutes.push(current);
    if (minutes.length > MINUTES) minutes.shift();
    return current;
  };
  const failed = (what: string, kind: string, message: string) => {
    // Cut twice: a long text is not searched to its end, and what replaces a secret may be longer.
    const text = withoutCredentials(message.slice(0, 4 * MAX_MESSAGE));
    errors.push({ at: now(), what, kind, message: shortened(text) });
    if (errors.length > MAX_ERRORS) errors.shift();
  };
  return {
    call(call) {
      const current = minute();
      current.calls += 1;
      if (call.failure) current.errors += 1;
      addLatency(current.latencies, call.ms);
      count(tools, call);
      const known = callers.get(call.caller);
      callers.set(call.caller, { calls: (known?.calls ?? 0) + 1, last: now() });
      if (call.failure) failed(call.tool, call.failure.kind, call.failure.message);
    },
    operation({ method, error }) {
      // What a tool answered was told with its call; who cancels has no complaint.
      if (error === undefined || error === 'tool_error' || error === 'cancelled') return;
      failed(withoutCredentials(method.slice(0, MAX_METHOD)), `JSON-RPC ${error}`, '');
    },
    exchange: (exchange) => addExchange(upstream, exchange, now()),
    sessionEnded() {},
    recording: () => ({
      since,
      minutes,
      tools: Object.fromEntries(tools.entries()),
      callers: Object.fromEntries(callers.entries()),
      errors,
      upstream,
      look: look(),
    }),
  };
}

const shortened = (text: string): string =>
  text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text;

function count(tools: LRUCache<string, ToolRecord>, { tool, ms, bytes, failure }: SeenCall): void {
  const record = tools.get(tool) ?? { calls: 0, errors: 0, maxMs: 0, bytes: 0, latencies: {} };
  record.calls += 1;
  if (failure) record.errors += 1;
  record.maxMs = Math.max(record.maxMs, ms);
  record.bytes += bytes;
  addLatency(record.latencies, ms);
  tools.set(tool, record);
}

const nothingSeen = (): UpstreamRecord => ({
  requests: 0,
  failed: 0,
  rateLimited: 0,
  retries: 0,
  waitedMs: 0,
});

function addExchange(upstream: Record<string, UpstreamRecord>, exchange: Exchange, at: number): void {
  const product = exchange.product.toLowerCase();
  upstream[product] ??= nothingSeen();
  const record = upstream[product];
  record.requests += 1;
  if (exchange.status === 0 || exchange.status >= 500) record.failed += 1;
  if (exchange.status === 429) record.rateLimited += 1;
  if (exchange.attempt > 0) record.retries += 1;
  record.waitedMs += exchange.waitedMs;
  if (exchange.quota) record.quota = { at, ...exchange.quota };
}
