import { expect, it } from 'vitest';
import { describeQuota, readQuota } from './quota.ts';

const now = Date.parse('2026-03-02T10:00:00Z');

it.each([
  [{}, undefined],
  [
    {
      'x-ratelimit-limit': '350',
      'x-ratelimit-remaining': '12',
      'x-ratelimit-reset': '2026-03-02T10:00:30Z',
    },
    { limit: 350, remaining: 12, resetSeconds: 30 },
  ],
  [
    { 'x-ratelimit-nearlimit': 'true', 'ratelimit-reason': 'jira-quota-tenant-based' },
    { nearLimit: true, reason: 'jira-quota-tenant-based' },
  ],
  [
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-interval-seconds': '60', 'x-ratelimit-fillrate': '5' },
    { remaining: 0, resetSeconds: 60 },
  ],
  [{ 'x-ratelimit-reset': String(now / 1000 + 90) }, { resetSeconds: 90 }],
  [
    {
      'x-ratelimit-limit': 'many',
      'x-ratelimit-remaining': '-1',
      'x-ratelimit-reset': 'soon',
      'ratelimit-reason': 'a b',
    },
    undefined,
  ],
])('%j is read as %j', (headers: Record<string, string>, quota) => {
  expect(readQuota(new Headers(headers), now)).toEqual(quota);
});

it('is one sentence', () => {
  expect(describeQuota({ limit: 350, remaining: 12, resetSeconds: 30, reason: 'jira-burst-based' })).toBe(
    'Quota: 12 of 350 left, full again in 30 s, limit jira-burst-based.',
  );
  expect(describeQuota({ nearLimit: true })).toBe('');
});
