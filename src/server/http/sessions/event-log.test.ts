import { expect, it } from 'vitest';
import { createEventLog, type LoggedEvent } from './event-log.ts';

const message = (length: number) => ({
  jsonrpc: '2.0' as const,
  method: 'notifications/message',
  params: { data: 'x'.repeat(length) },
});

it('keeps the newest events within its size, and nothing of a stream that does not fit', async () => {
  const log = createEventLog({ maxCharacters: 10_000 });
  const ids: string[] = [];
  for (const name of ['a', 'b', 'c'])
    ids.push(await log.open(name, 'session').storeEvent('', message(4_000)));
  expect(ids.map((id) => log.knows('session', id))).toEqual([false, true, true]);
  const huge = await log.open('d', 'session').storeEvent('', message(20_000));
  expect(log.knows('session', huge)).toBe(false);
});

it('replays to a follower what came after its event, then what comes, then the end', async () => {
  const log = createEventLog();
  const writer = log.open('a', 'session');
  const first = await writer.storeEvent('', message(1));
  await writer.storeEvent('', message(2));
  const got: (LoggedEvent['id'] | 'end')[] = [];
  const follower = { event: ({ id }: LoggedEvent) => void got.push(id), end: () => void got.push('end') };
  log.follow('session', first, follower);
  const stop = log.follow('session', first, {
    event: () => {},
    end: () => got.push('stopped ones hear nothing'),
  });
  stop();
  await writer.storeEvent('', message(3));
  writer.end();
  expect(got).toEqual(['a_1', 'a_2', 'end']);
});
