import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { stateCases } from '../../test/support/state-cases.ts';
import { createMemoryState } from './memory.ts';
import { createPrimaryState, type Line, serveState } from './primary.ts';
import { sealed } from './sealed.ts';
import { StateUnavailable } from './state.ts';

/** Two ends of a line; messages pass as JSON, as between processes. */
function createLine(): [Line, Line] {
  const ends = [new EventEmitter(), new EventEmitter()] as const;
  const send = (to: EventEmitter) => (message: object) =>
    setImmediate(() => to.emit('message', JSON.parse(JSON.stringify(message))));
  return [Object.assign(ends[0], { send: send(ends[1]) }), Object.assign(ends[1], { send: send(ends[0]) })];
}

describe('in memory', () => {
  const state = createMemoryState();
  stateCases(
    () => state,
    () => state,
  );
});

describe('kept by the primary process', () => {
  const kept = createMemoryState();
  const worker = () => {
    const [here, there] = createLine();
    serveState(kept, there);
    return createPrimaryState(here);
  };
  const [first, second] = [worker(), worker()];
  stateCases(
    () => first,
    () => second,
  );

  it('is unavailable when the primary does not answer', async () => {
    const [here] = createLine();
    await expect(createPrimaryState(here, { timeoutMs: 20 }).get('a:1')).rejects.toThrow(StateUnavailable);
  });

  it('hands a worker nothing more once it has gone', async () => {
    const [here, there] = createLine();
    const stop = serveState(kept, there);
    const heard: string[] = [];
    await createPrimaryState(here).subscribe('news', (message) => heard.push(message));
    await stop();
    await kept.publish('news', 'late');
    await new Promise(setImmediate);
    expect(heard).toEqual([]);
  });
});

describe('sealed', () => {
  const store = createMemoryState();
  const key = 'a key of at least thirty-two characters';
  const [first, second] = [sealed(store, { key }), sealed(store, { key })];
  stateCases(
    () => first,
    () => second,
  );

  it('shows the store nothing of values and messages', async () => {
    const heard: string[] = [];
    await store.subscribe('news', (message) => heard.push(message));
    await first.set('token:1', 's3cret', { ttlMs: 1_000 });
    await first.publish('news', 's3cret');
    const seen = [await store.get('token:1'), ...heard].map((text) => Buffer.from(text ?? '', 'base64url'));
    expect(seen).toHaveLength(2);
    for (const bytes of seen) {
      expect(bytes.length).toBeGreaterThan(6);
      expect(bytes.includes('s3cret')).toBe(false);
    }
  });

  it('takes no value that was changed, moved to another key, or sealed with another one', async () => {
    const unreadable: string[] = [];
    const state = sealed(store, { key, onUnreadable: (name) => unreadable.push(name) });
    await state.set('token:a', 'value', { ttlMs: 1_000 });
    const text = (await store.get('token:a')) ?? '';
    await store.set('token:moved', text, { ttlMs: 1_000 });
    await store.set(
      'token:changed',
      text.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
      { ttlMs: 1_000 },
    );
    await store.set('token:plain', 'value', { ttlMs: 1_000 });
    await sealed(store, { key: 'another key of thirty-two characters' }).set('token:other', 'v', {
      ttlMs: 1_000,
    });
    const names = ['token:moved', 'token:changed', 'token:plain', 'token:other'];
    for (const name of names) expect(await state.get(name), name).toBeUndefined();
    expect(unreadable).toEqual(names);
    expect(await state.take('token:a')).toBe('value');
  });
});
