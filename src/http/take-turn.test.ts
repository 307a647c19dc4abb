import { expect, it, vi } from 'vitest';
import { takeTurn } from './take-turn.ts';

it('lets one in per turn of the event loop, in order', async () => {
  const came: [number, number][] = [];
  let turn = 0;
  const count = () => {
    turn += 1;
    if (came.length < 5) setImmediate(count);
  };
  setImmediate(count);
  for (const number of [0, 1, 2, 3, 4]) void takeTurn().then(() => came.push([number, turn]));
  await vi.waitUntil(() => came.length === 5);
  expect(came).toEqual([0, 1, 2, 3, 4].map((number) => [number, number]));
});
