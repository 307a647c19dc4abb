import { addLatency } from '../../src/metrics/latencies.ts';
import type { Recording, ToolRecord } from '../../src/metrics/recording.ts';
import type { StatusView } from '../../src/status/view.ts';

const MINUTE_MS = 60_000;

/** The same numbers each time, from 0 to 1. */
const wave = (index: number): number => Math.abs(Math.sin(index * 1.7) * Math.cos(index * 0.31));

const tool = (index: number): ToolRecord => {
  const latencies = {};
  const calls = 400 - index * 22;
  for (let call = 0; call < calls; call += 1) addLatency(latencies, 40 + index * 90 * wave(call));
  return {
    calls,
    errors: index % 4,
    maxMs: 60 + index * 95,
    bytes: calls * (700 + index * 4_000),
    latencies,
  };
};

/** What the recorder of a busy service has after an hour; `now` in milliseconds since 1970. */
export function busyRecording(now: number): Recording {
  const names = 'get_issue search add_comment transition_issue get_transitions batch_create_issues'.split(
    ' ',
  );
  const last = Math.floor(now / MINUTE_MS);
  const minutes = Array.from({ length: 60 }, (_, index) => {
    const calls = index % 17 === 5 ? 0 : Math.round(4 + 40 * wave(index));
    const latencies = {};
    for (let call = 0; call < calls; call += 1) addLatency(latencies, 60 + 900 * wave(index * 31 + call));
    return { number: last - 59 + index, calls, errors: Math.round(calls * wave(index + 3) * 0.2), latencies };
  });
  const errors = Array.from({ length: 12 }, (_, index) => ({
    at: now - (12 - index) * 3.7 * MINUTE_MS,
    what: `jira_${names[index % names.length]}`,
    kind: ['http_404', 'http_429', 'timeout', 'JSON-RPC -32602'][index % 4] ?? '',
    message:
      'Jira answered 404 to GET /rest/api/3/issue/NOPE-1. Issue does not exist or you do not have permission to see it. Check the key.',
  }));
  const upstream = { requests: 8_123, failed: 12, rateLimited: 31, retries: 40, waitedMs: 45_210 };
  const site = { running: 3, waiting: 0, entered: 8_123, open: false, openings: 1, refused: 4 };
  return {
    since: now - 27 * 60 * MINUTE_MS,
    minutes,
    tools: Object.fromEntries(names.map((name, index) => [`jira_${name}`, tool(index + 1)])),
    callers: Object.fromEntries(
      ['h7Kd02mQ', 'Zz81_x-a', '90aLpQwe'].map((hash, index) => [
        hash,
        { calls: 310 - index * 90, last: now - index * 4 * MINUTE_MS },
      ]),
    ),
    errors,
    upstream: {
      jira: { ...upstream, quota: { at: now - 4_000, limit: 65_000, remaining: 41_230 } },
      confluence: { ...upstream, requests: 941, rateLimited: 0 },
    },
    look: {
      sites: [{ product: 'jira', url: 'https://demo.atlassian.net', ...site }],
      cache: { hits: 1_204, misses: 96 },
      sessions: 7,
    },
  };
}

/** The status page of such a service. */
export const busyView = (now: number): StatusView => ({
  now,
  version: '0.1.0',
  transport: 'streamable-http',
  processes: 'sum of 1 of 2 workers (health is that of process 4711)',
  missing: ['1 of 2 workers told what they recorded; the others are starting or too busy.'],
  checks: [
    { name: 'configuration', ok: true, detail: 'jira: true, confluence: true' },
    { name: 'state', ok: true, detail: 'kept: primary' },
    { name: 'event loop', ok: false, detail: 'delay ms: 1412' },
    { name: 'draining', ok: true, detail: '' },
  ],
  sites: [
    {
      product: 'jira',
      host: 'demo.atlassian.net',
      kind: 'Cloud',
      requests: 8_123,
      running: 3,
      waiting: 0,
      open: false,
    },
    {
      product: 'confluence',
      host: 'confluence.your-company-name.example',
      kind: 'Data Center',
      requests: 941,
      running: 0,
      waiting: 2,
      open: true,
    },
  ],
  recording: busyRecording(now),
});
