import { expect, it } from 'vitest';
import { BOUND, soak } from '../../bench/soak/soak.ts';

it('keeps nothing of sessions that are over', async () => {
  const { sessions, samples, growth } = await soak({ seconds: 10, sessions: 6 });
  const mib = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  console.log(
    `Soak: ${sessions} sessions, growth ${mib(growth.heap)} MiB and ${growth.handles} handles; bounds ${mib(BOUND.heap)} and ${BOUND.handles}.`,
  );
  expect(samples.length).toBeGreaterThan(5);
  expect(growth.heap).toBeLessThan(BOUND.heap);
  expect(growth.handles).toBeLessThanOrEqual(BOUND.handles);
}, 60_000);
