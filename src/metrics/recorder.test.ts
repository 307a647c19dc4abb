import { describe, expect, it } from 'vitest';
import { quantile } from './latencies.ts';
import type { Look } from './observer.ts';
import { createRecorder } from './recorder.ts';
import { sumOf } from './recording.ts';

const MINUTE_MS = 60_000;
const look = (): Look => ({ sites: [], cache: { hits: 0, misses: 0 }, sessions: 0 });
const call = { tool: 'jira_get_issue', caller: 'c', ms: 10, bytes: 100, tokens: 30 };
const failure = { kind: 'http_404', message: 'There is none.' };

/** A recorder whose clock the test sets. */
function record(start = 0) {
  const clock = { now: start };
  return { clock, recorder: createRecorder(look, () => clock.now) };
}

describe('the recorder', () => {
  it('keeps the last hour by minutes, and no more', () => {
    const { clock, recorder } = record();
    for (let minute = 0; minute < 100; minute += 1) {
      clock.now = minute * MINUTE_MS;
      recorder.call(call);
    }
    const { minutes } = recorder.recording();
    expect([minutes.length, minutes[0]?.number, minutes.at(-1)?.number]).toEqual([60, 40, 99]);
  });

  it('keeps a bounded number of errors, callers and tools, whatever comes', () => {
    const { recorder } = record();
    for (let number = 0; number < 5_000; number += 1)
      recorder.call({ ...call, tool: `tool${number}`, caller: `caller${number}`, failure });
    const { errors, callers, tools } = recorder.recording();
    expect([errors.length, Object.keys(callers).length, Object.keys(tools).length]).toEqual([50, 1_000, 500]);
  });

  it('shortens messages, and takes what looks like a secret out', () => {
    const { recorder } = record();
    const message = `Failed with token=abcdef0123456789 ${'and so on '.repeat(10_000)}`;
    recorder.call({ ...call, failure: { kind: 'other', message } });
    const [error] = recorder.recording().errors;
    expect(error?.message).toContain('token=***');
    expect(error?.message.length).toBeLessThan(210);
  });

  it('counts requests, repetitions and 429s by product, and keeps the last quota', () => {
    const { clock, recorder } = record();
    const exchange = { product: 'Jira', method: 'GET', path: '/', ms: 5, waitedMs: 2 };
    recorder.exchange({ ...exchange, status: 429, attempt: 0, quota: { remaining: 0 } });
    clock.now = 7;
    recorder.exchange({ ...exchange, status: 200, attempt: 1, quota: { remaining: 9 } });
    recorder.exchange({ ...exchange, status: 0, attempt: 0, failure: 'timeout' });
    expect(recorder.recording().upstream.jira).toEqual({
      requests: 3,
      failed: 1,
      rateLimited: 1,
      retries: 1,
      waitedMs: 6,
      quota: { at: 7, remaining: 9 },
    });
  });
});

it('adds what several processes recorded up to one recording', () => {
  const [one, other] = [record(), record(MINUTE_MS)];
  one.recorder.call(call);
  one.clock.now = MINUTE_MS;
  for (const { recorder } of [one, other]) recorder.call({ ...call, ms: 1_000, failure });
  const sum = sumOf([one.recorder.recording(), other.recorder.recording()]);
  expect(sum.since).toBe(0);
  expect(sum.minutes.map(({ number, calls, errors }) => [number, calls, errors])).toEqual([
    [0, 1, 0],
    [1, 2, 2],
  ]);
  expect(sum.tools.jira_get_issue).toMatchObject({ calls: 3, errors: 2, maxMs: 1_000, bytes: 300 });
  expect(sum.callers.c).toEqual({ calls: 3, last: MINUTE_MS });
  expect(sum.errors).toHaveLength(2);
});

it('reads durations back to within a tenth', () => {
  const { recorder } = record();
  for (let ms = 1; ms <= 10_000; ms += 1) recorder.call({ ...call, ms });
  const latencies = recorder.recording().tools.jira_get_issue?.latencies ?? {};
  for (const share of [0.01, 0.5, 0.95, 1]) {
    const right = share * 10_000;
    expect(Math.abs((quantile(latencies, share) ?? 0) - right) / right).toBeLessThan(0.1);
  }
  expect(quantile({}, 0.5)).toBeUndefined();
});
