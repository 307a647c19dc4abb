import { expect, it } from 'vitest';
import { overInstructions } from './over-instructions.ts';

const search = { JavaScript: 8000, 'reading JSON': 900, 'writing JSON': 100, 'collecting garbage': 1000 };
const over = (grown: object) => overInstructions({ search: { ...search, ...grown } }, { search });

it('allows 5 % of each part, half a percent of the call to a small one, and steps of the garbage', () => {
  expect(over({ JavaScript: 8400 })).toEqual([]);
  expect(over({ 'writing JSON': 150 })).toEqual([]);
  expect(over({ 'collecting garbage': 1400 })).toEqual([]);
});

it('names the call and the part that needs more', () => {
  expect(over({ 'reading JSON': 1200 })).toEqual(['search, reading JSON: 1200, budget 900 (+33 %)']);
});

it('names the call whose parts together need more, with those that grew', () => {
  expect(over({ JavaScript: 8400, 'reading JSON': 945, 'collecting garbage': 1100 })).toEqual([
    'search: 10545, budget 10000 (+5 %); grown: JavaScript +400 (8000 → 8400), collecting garbage +100 (1000 → 1100), reading JSON +45 (900 → 945)',
  ]);
});

it('takes a call without a budget for one too many', () => {
  expect(overInstructions({ page: search }, { search })).toEqual(['page: budget missing']);
});
