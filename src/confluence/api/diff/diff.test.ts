import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../../test/support/processor-time.ts';
import { unifiedDiff } from './unified-diff.ts';

const diff = (before: string[], after: string[]): string =>
  unifiedDiff({ name: 'v1', text: before.join('\n') }, { name: 'v2', text: after.join('\n') });

/** Applies a unified diff, as `patch` would. */
function patched(before: string[], text: string): string[] {
  const after: string[] = [];
  let at = 0;
  for (const line of text.split('\n').slice(2)) {
    const start = /^@@ -(\d+)(?:,(\d+))?/.exec(line);
    if (start) {
      const first = Number(start[1]) - (start[2] === '0' ? 0 : 1);
      while (at < first) after.push(before[at++] as string);
    } else if (line.startsWith('+')) after.push(line.slice(1));
    else {
      expect(before[at]).toBe(line.slice(1));
      if (line.startsWith(' ')) after.push(before[at] as string);
      at++;
    }
  }
  return [...after, ...before.slice(at)];
}

describe('unified diffs', () => {
  it('is empty for equal texts', () => {
    expect(diff(['a', 'b'], ['a', 'b'])).toBe('');
    expect(diff([''], [''])).toBe('');
  });

  it('shows hunks with three lines around a change', () => {
    const before = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];
    const after = ['1', '2', '3', '4', 'five', '6', '7', '8', '9', '10', '11', '12', '13'];
    expect(diff(before, after)).toBe(
      [
        '--- v1',
        '+++ v2',
        '@@ -2,7 +2,7 @@',
        ' 2',
        ' 3',
        ' 4',
        '-5',
        '+five',
        ' 6',
        ' 7',
        ' 8',
        '@@ -10,3 +10,4 @@',
        ' 10',
        ' 11',
        ' 12',
        '+13',
      ].join('\n'),
    );
  });

  it('turns the one text into the other, whatever they are', () => {
    let seed = 1;
    const random = (below: number): number => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    for (let round = 0; round < 300; round++) {
      const before = Array.from({ length: 1 + random(30) }, () => 'abcd'[random(4)] as string);
      const after = Array.from({ length: 1 + random(30) }, () => 'abcd'[random(4)] as string);
      if (before.join() !== after.join()) expect(patched(before, diff(before, after))).toEqual(after);
    }
  });

  it('ends soon for long texts that have nothing in common', async () => {
    const before = Array.from({ length: 20_000 }, (_, at) => `old ${at}`);
    const after = Array.from({ length: 20_000 }, (_, at) => `new ${at}`);
    const ms = await processorMs(() => {
      expect(patched(before, diff(before, after))).toEqual(after);
    });
    expect(ms).toBeLessThan(3000);
  });
});
