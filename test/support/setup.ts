import { appendFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, afterEach, expect } from 'vitest';
import { findings } from './contract-findings.ts';

// The same documents in every run; FAST_CHECK_SEED looks for others.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_261_122) });

afterEach(() => {
  const found = findings.problems;
  findings.problems = [];
  expect(found, 'what was sent and answered conforms to the published OpenAPI').toEqual([]);
});

// Files of one process share the modules, and so what was counted before.
const before = findings.exchanges;
afterAll(() => {
  const counts = process.env.CONTRACT_COUNTS;
  const count = findings.exchanges - before;
  if (counts && count > 0) appendFileSync(counts, `${count}\n`);
});
