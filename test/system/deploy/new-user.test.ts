import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { canHaveMachine } from '../../../scripts/new-user/machine.ts';
import { timeDemo, timeService, warmCache } from '../../../scripts/new-user/paths.ts';
import { has } from '../components.ts';
import { root } from './tools.ts';

/** Installing and building on a busy machine. */
const PATH_MS = 900_000;

const possible = canHaveMachine() && has('nginx') && has('openssl');
if (!possible)
  console.log('System tests: no machine of its own (root, name spaces, nginx): paths are not walked.');

describe.skipIf(!possible)('a new user', () => {
  beforeAll(warmCache, PATH_MS);
  const guide = readFileSync(`${root}RUN-REMOTE-MACHINE.md`, 'utf8');

  it.each([
    ['demo', timeDemo],
    ['service behind nginx', timeService],
  ])(
    'comes from a clone to the first answered call by as few commands as the guide says: %s',
    async (name, time) => {
      const { steps, seconds, answer } = await time();
      expect(JSON.parse(answer).result.structuredContent.key).toBe('PROJ-1');
      console.log(`${name}: ${steps.length} commands, ${seconds.toFixed(0)} s`);
      expect(guide).toMatch(new RegExp(`^\\| ${name}: .* \\| ${steps.length} \\| \\d+ \\| \\d+ \\|$`, 'm'));
    },
    PATH_MS,
  );
});
