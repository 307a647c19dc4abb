import { describe, expect, it } from 'vitest';
import { type Recording, recorded, recordings } from '../../../test/support/jira-recordings/recordings.ts';
import { replayIssues } from '../../../test/support/jira-recordings/replay-issues.ts';
import { replayBoardIssues, replayLists } from '../../../test/support/jira-recordings/replay-lists.ts';
import { replayWrites } from '../../../test/support/jira-recordings/replay-writes.ts';

const replay = { ...replayLists, ...replayIssues, ...replayWrites };

async function read(recording: Recording): Promise<void> {
  await replay[recording.kind](recording);
  if (recording.kind === 'search' && /board|sprint|epic/.test(recording.name))
    await replayBoardIssues(recording);
}

describe('answers of real Jira sites', () => {
  if (!recorded) {
    console.log('Skipped: the recorded answers in ../shared/fixtures are not here.');
    it.skip('are all read');
    return;
  }
  it('are all read', { timeout: 120_000 }, async () => {
    const all = recordings();
    const failures: string[] = [];
    for (const recording of all) {
      try {
        await read(recording);
      } catch (error) {
        failures.push(
          `${recording.kind} ${recording.deployment} ${recording.name}: ${(error as Error).message}`,
        );
      }
    }
    const kinds = Object.keys(replay).map(
      (kind) => `${all.filter((one) => one.kind === kind).length} ${kind}`,
    );
    console.log(`${all.length - failures.length} of ${all.length} read (${kinds.join(', ')})`);
    expect(failures).toEqual([]);
    expect(kinds.filter((kind) => kind.startsWith('0 '))).toEqual([]);
  });
});
