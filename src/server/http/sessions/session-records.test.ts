import { expect, it } from 'vitest';
import { createMemoryState } from '../../../state/memory.ts';
import { createSessionRecords } from './session-records.ts';

const client = {
  protocolVersion: '2025-11-25',
  capabilities: {},
  clientInfo: { name: 'test', version: '1' },
};

/** Records in a state that tells what was written. */
function watched(idleMs: number) {
  const state = createMemoryState();
  const written: string[] = [];
  const set: typeof state.set = (key, value, expiry) => {
    written.push(key);
    return state.set(key, value, expiry);
  };
  const limits = { idleMs, perIdentity: 10, total: 10 };
  const records = createSessionRecords({ ...limits, state: { ...state, set }, onEnd: () => {} });
  return { state, written, records };
}

it('a session without requests ends', async () => {
  const { state, written, records } = watched(1_000);
  const id = await records.open('ada', client);
  expect(await records.find('ada', id)).toMatchObject({ id, client });
  await expect.poll(() => state.get(written[0] ?? '')).toBeUndefined();
  expect(await records.find('ada', id)).toBeUndefined();
});

it('a request starts the time of its session again, though not each one writes', async () => {
  const { written, records } = watched(4_000);
  const id = await records.open('ada', client);
  for (let count = 0; count < 5; count += 1) await records.find('ada', id);
  expect(written).toHaveLength(1);
  const writes = async () => {
    await records.find('ada', id);
    return written.length;
  };
  await expect.poll(writes).toBe(2);
});

it('what is kept names neither credentials nor another identity', async () => {
  const { state, written, records } = watched(10_000);
  const id = await records.open('hash-of-ada', client);
  expect(written).toEqual([expect.stringContaining('hash-of-ada')]);
  expect(JSON.parse((await state.get(written[0] ?? '')) ?? '')).toEqual({ id, client });
  expect(await records.find('hash-of-grace', id)).toBeUndefined();
  expect(await records.end('hash-of-grace', id)).toBe(false);
});
