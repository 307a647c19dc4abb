import { expect, it, vi } from 'vitest';
import { takeTurn } from './take-turn.ts';

/** Keeps the processor busy. */
function work(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

it('lets the event loop turn between pieces of long work, first come first served', async () => {
  const came: { name: string; turn: number }[] = [];
  let turn = 0;
  const count = () => {
    turn += 1;
    if (came.length < 5) setImmediate(count);
  };
  setImmediate(count);
  for (const name of ['a', 'b', 'c', 'd', 'e'])
    void takeTurn().then(() => {
      came.push({ name, turn });
      work(20);
    });
  await vi.waitUntil(() => came.length === 5);
  expect(came.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(new Set(came.map((one) => one.turn)).size).toBe(5);
});
