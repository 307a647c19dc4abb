import { describe, expect, it } from 'vitest';
import { readRecording, recordingFiles } from '../../evals/recorded.ts';
import { replay } from '../../evals/replay.ts';
import { openSession } from '../../evals/session.ts';
import { surfaces } from '../../evals/task.ts';
import { allTasks } from '../../evals/tasks/all-tasks.ts';

const recordings = recordingFiles().map(readRecording);

const MINUTES = 180_000;

describe.each(recordings)('the choices recorded on the surface $surface', ({ surface, choices }) => {
  it(
    'still work, task by task, and what they were made from still says what they need',
    async () => {
      const failed: Record<string, string[]> = {};
      const lookAgain: Record<string, string[]> = {};
      for (const choice of choices) {
        const task = allTasks.find(({ id }) => id === choice.task);
        if (!task) throw new Error(`There is no task ${choice.task}.`);
        const { problems, changed } = await replay(task, choice, { surface });
        if (problems.length > 0) failed[task.id] = problems;
        for (const tool of changed) lookAgain[tool] = [...(lookAgain[tool] ?? []), task.id];
      }
      expect(failed, 'tasks that no longer succeed').toEqual({});
      expect(
        lookAgain,
        'tools described otherwise than to the one who chose, with the tasks to look at again; then: npm run evals -- --accept',
      ).toEqual({});
    },
    MINUTES,
  );
});

it('has a choice for every task on every surface on which the task must be possible', () => {
  const chosen = (surface: string) =>
    new Set(
      recordings
        .filter((one) => one.surface === surface)
        .flatMap(({ choices }) => choices.map(({ task }) => task)),
    );
  const missing = surfaces.flatMap((surface) =>
    allTasks
      .filter((task) => task.surfaces.includes(surface) && !chosen(surface).has(task.id))
      .map(({ id }) => `${surface}: ${id}`),
  );
  expect(missing).toEqual([]);
});

it('asks for every tool in some task', async () => {
  const { everyTool } = await openSession({ deployment: 'cloud', surface: 'full' });
  const asked = new Set(allTasks.flatMap(({ ways }) => ways.flat().map(({ tool }) => tool)));
  // Needs files on the machine that the server runs on.
  asked.add('confluence_upload_attachments');
  expect([...everyTool.keys()].filter((name) => !asked.has(name))).toEqual([]);
});
