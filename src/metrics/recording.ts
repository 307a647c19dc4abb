import type { Quota } from '../http/quota.ts';
import { addLatencies, type Latencies } from './latencies.ts';
import type { Look } from './observer.ts';

/** The calls of one minute; `number` counts minutes since 1970. */
export interface Minute {
  number: number;
  calls: number;
  errors: number;
  latencies: Latencies;
}

/** The calls of one tool. */
export interface ToolRecord {
  calls: number;
  errors: number;
  maxMs: number;
  bytes: number;
  latencies: Latencies;
}

/** One caller; `last` in milliseconds since 1970. */
export interface CallerRecord {
  calls: number;
  last: number;
}

/** A call that failed; `at` in milliseconds since 1970. */
export interface ErrorRecord {
  at: number;
  /** The tool, or the MCP method where no tool ran. */
  what: string;
  kind: string;
  message: string;
}

/** The requests to one product; `failed` are those without an answer and those answered 5xx. */
export interface UpstreamRecord {
  requests: number;
  failed: number;
  rateLimited: number;
  retries: number;
  waitedMs: number;
  /** What a site said last of its rate limit; `at` in milliseconds since 1970. */
  quota?: Quota & { at: number };
}

/** What one process, or all of a service together, remembers of the last hour and counted since its start. */
export interface Recording {
  since: number;
  minutes: Minute[];
  tools: Record<string, ToolRecord>;
  callers: Record<string, CallerRecord>;
  errors: ErrorRecord[];
  upstream: Record<string, UpstreamRecord>;
  look: Look;
}

/** The records of several processes as one; of one site all know the same, so that its worst state counts. */
export function sumOf(records: readonly Recording[]): Recording {
  return {
    since: Math.min(...records.map(({ since }) => since)),
    minutes: sumOfMinutes(records.flatMap(({ minutes }) => minutes)),
    tools: merged(
      records.map(({ tools }) => tools),
      addTools,
    ),
    callers: merged(
      records.map(({ callers }) => callers),
      addCallers,
    ),
    errors: records.flatMap(({ errors }) => errors).sort((one, other) => one.at - other.at),
    upstream: merged(
      records.map(({ upstream }) => upstream),
      addUpstream,
    ),
    look: sumOfLooks(records.map(({ look }) => look)),
  };
}

function merged<T>(parts: readonly Record<string, T>[], add: (one: T, other: T) => T): Record<string, T> {
  const all = new Map<string, T>();
  for (const [key, value] of parts.flatMap(Object.entries<T>)) {
    const known = all.get(key);
    all.set(key, known === undefined ? value : add(known, value));
  }
  return Object.fromEntries(all);
}

function sumOfMinutes(minutes: readonly Minute[]): Minute[] {
  const byNumber = merged(
    minutes.map((minute) => ({ [minute.number]: minute })),
    (one, other) => ({
      number: one.number,
      calls: one.calls + other.calls,
      errors: one.errors + other.errors,
      latencies: together(one.latencies, other.latencies),
    }),
  );
  return Object.values(byNumber).sort((one, other) => one.number - other.number);
}

function together(one: Latencies, other: Latencies): Latencies {
  const sum = { ...one };
  addLatencies(sum, other);
  return sum;
}

const addTools = (one: ToolRecord, other: ToolRecord): ToolRecord => ({
  calls: one.calls + other.calls,
  errors: one.errors + other.errors,
  maxMs: Math.max(one.maxMs, other.maxMs),
  bytes: one.bytes + other.bytes,
  latencies: together(one.latencies, other.latencies),
});

const addCallers = (one: CallerRecord, other: CallerRecord): CallerRecord => ({
  calls: one.calls + other.calls,
  last: Math.max(one.last, other.last),
});

function addUpstream(one: UpstreamRecord, other: UpstreamRecord): UpstreamRecord {
  const { quota: first, ...counts } = one;
  const latest = (first?.at ?? 0) >= (other.quota?.at ?? 0) ? first : other.quota;
  return {
    requests: counts.requests + other.requests,
    failed: counts.failed + other.failed,
    rateLimited: counts.rateLimited + other.rateLimited,
    retries: counts.retries + other.retries,
    waitedMs: counts.waitedMs + other.waitedMs,
    ...(latest && { quota: latest }),
  };
}

function sumOfLooks(looks: readonly Look[]): Look {
  const sites = merged(
    looks.map((look) => Object.fromEntries(look.sites.map((site) => [site.url, site]))),
    (one, other) => ({
      ...one,
      running: one.running + other.running,
      waiting: one.waiting + other.waiting,
      entered: one.entered + other.entered,
      open: one.open || other.open,
      openings: one.openings + other.openings,
      refused: one.refused + other.refused,
    }),
  );
  const total = (of: (look: Look) => number) => looks.reduce((sum, look) => sum + of(look), 0);
  return {
    sites: Object.values(sites),
    cache: { hits: total(({ cache }) => cache.hits), misses: total(({ cache }) => cache.misses) },
    sessions: total(({ sessions }) => sessions),
  };
}
