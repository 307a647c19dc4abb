import { expect, it } from 'vitest';
import { culprits, overBudget } from './over-budget.ts';

const budget = { issue: 1000, search: 2000, page: 3000 };

it('says what costs more than its budget and 5 %, by how much, and nothing of the rest', () => {
  expect(overBudget({ issue: 1050, search: 2101, page: 2500 }, budget)).toEqual([
    'search: 2101, budget 2000 (+5 %)',
  ]);
  expect(overBudget({ issue: 1500, page: 3000 }, budget)).toEqual(['issue: 1500, budget 1000 (+50 %)']);
});

it('takes no budget for too much, not for enough', () => {
  expect(overBudget({ list: 1 }, budget)).toEqual(['list: 1, budget missing']);
});

it('names the parts that grew, the one that grew most first', () => {
  expect(culprits({ issue: 1010, search: 2100, page: 2900, list: 7 }, budget)).toBe(
    'search +100 (2000 → 2100), issue +10 (1000 → 1010), list +7 (0 → 7)',
  );
});
