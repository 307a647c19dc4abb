import { expect, it, vi } from 'vitest';
import { takeTurn, type Work } from './take-turn.ts';

/** Keeps the processor busy. */
function work(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

it('lets the event loop turn between pieces of long work; what is under way comes first, else by order', async () => {
  const came: { name: string; turn: number }[] = [];
  let turn = 0;
  const count = () => {
    turn += 1;
    if (came.length < 6) setImmediate(count);
  };
  setImmediate(count);
  const ask = (kind: Work, name: string) =>
    takeTurn(kind).then(() => {
      came.push({ name, turn });
      work(20);
    });
  for (const name of ['a', 'b', 'c']) void ask('begin', name);
  for (const name of ['x', 'y', 'z']) void ask('go on', name);
  await vi.waitUntil(() => came.length === 6);
  expect(came.map(({ name }) => name).join('')).toMatch(/^a?xyza?bc$/);
  expect(new Set(came.map((one) => one.turn)).size).toBe(6);
});
