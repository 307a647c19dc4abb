import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mismatch } from '../../evals/check/mismatch.ts';
import { sameJql } from '../../evals/check/same-jql.ts';
import { readRecording, recordingFiles } from '../../evals/recorded.ts';
import { replay } from '../../evals/replay.ts';
import { parseTasks, type Surface, type WrittenTask } from '../../evals/task.ts';
import { allTasks } from '../../evals/tasks/all-tasks.ts';
import type { Alteration } from '../support/connect.ts';

/** Replays one task's recorded choice on a server with a tool that was changed. */
async function replayed(id: string, surface: Surface, alter?: Alteration) {
  const task = allTasks.find((one) => one.id === id);
  const choice = recordingFiles()
    .map(readRecording)
    .find((one) => one.surface === surface)
    ?.choices.find((one) => one.task === id);
  if (!task || !choice) throw new Error(`nothing recorded for ${id}`);
  return replay(task, choice, { surface, alter });
}

const only =
  (name: string, change: object): Alteration =>
  (tool) =>
    tool.name === name ? { ...tool, ...change } : tool;

describe('a change that breaks a task', () => {
  it('shows by name: a description without the words that a choice needs', async () => {
    const { passed, problems, changed } = await replayed(
      'link-blocker',
      'full',
      only('jira_create_issue_link', { description: 'Link two issues.' }),
    );
    expect(passed).toBe(false);
    expect(problems).toEqual([
      'jira_create_issue_link no longer says "inward issue, type, outward issue", by which it is chosen here.',
    ]);
    expect(changed).toEqual(['jira_create_issue_link']);
  });

  it('shows by name: a description under which find_tools no longer finds the tool', async () => {
    const { problems } = await replayed(
      'who-am-i',
      'search',
      only('atlassian_auth_status', { description: 'Show the credentials.', title: 'Credentials' }),
    );
    expect(problems).toContain('find_tools did not name atlassian_auth_status before it was called.');
  });

  it('shows by name: an argument that is called otherwise', async () => {
    const { problems } = await replayed(
      'let-me-follow-along',
      'full',
      only('jira_add_watcher', { input: z.strictObject({ issue: z.string(), person: z.string() }) }),
    );
    expect(problems.join('\n')).toMatch(/jira_add_watcher failed.*issue_key/s);
  });

  it('shows by name: an answer that no longer has what the next call needs', async () => {
    const { problems } = await replayed(
      'ship-a-version',
      'full',
      only('jira_get_project_versions', { output: z.any(), run: async () => [{ name: '2.1' }] }),
    );
    expect(problems).toContain('jira_update_version takes version_id "10004", which nothing before it says.');
  });

  it('does not show where nothing changed', async () => {
    expect(await replayed('ship-a-version', 'full')).toMatchObject({
      passed: true,
      problems: [],
      changed: [],
    });
  });
});

describe('the score', () => {
  const task = parseTasks([
    {
      id: 'read-only-question',
      prompt: 'Where does PROJ-123 stand at the moment?',
      ways: [[{ tool: 'jira_get_issue', with: { issue_key: 'PROJ-123' } }]],
      never: [{ tool: 'jira_delete_issue' }],
    },
  ])[0];
  const tried = async (...calls: [string, object][]) => {
    if (!task) throw new Error('no task');
    const choice = {
      task: task.id,
      saw: {},
      calls: calls.map(([tool, args]) => ({ tool, arguments: { ...args } })),
    };
    return (await replay(task, choice, { surface: 'full' })).problems;
  };

  it('falls for a write that nobody asked for, for a forbidden attempt, and for a call that is missing', async () => {
    const read: [string, object] = ['jira_get_issue', { issue_key: 'PROJ-123' }];
    expect(await tried(read)).toEqual([]);
    expect(await tried(read, ['jira_add_comment', { issue_key: 'PROJ-123', body: 'Well?' }])).toEqual([
      'Nobody asked for jira_add_comment {"issue_key":"PROJ-123","body":"Well?"}.',
    ]);
    expect(await tried(read, ['jira_delete_issue', {}])).toContain(
      'jira_delete_issue must not be called here.',
    );
    expect(await tried()).toEqual(['jira_get_issue was not called.']);
    expect(await tried(['jira_get_issue', { issue_key: 'PROJ-1' }])).toContain(
      'jira_get_issue was called otherwise: issue_key is "PROJ-1", not "PROJ-123".',
    );
  });
});

it.each<[string, unknown, unknown, boolean]>([
  ['a number and its digits', 5, '5', true],
  ['a part of an object, given as JSON', { a: { b: 1 } }, '{"a":{"b":1,"c":2}}', true],
  ['words in any case', { $contains: ['Foo', 'bar'] }, 'a BAR, a foo', true],
  ['a word that is not there', { $contains: 'foo' }, undefined, false],
  ['a list in another order, given with commas', { $set: ['a', 'b'] }, 'b, a', true],
  ['a longer list', { $set: ['a'] }, ['a', 'b'], false],
  ['one of a list', { $some: { id: 1 } }, [{ id: 2 }, { id: 1 }], true],
  ['none of a list', { $none: { id: 1 } }, [{ id: 1 }], false],
  ['either', { $oneOf: [{ $absent: true }, 'x'] }, undefined, true],
  ['what must be missing', { $absent: true }, 'here', false],
])('matches %s', (_, expected, actual, fits) => {
  expect(mismatch(expected as never, actual) === undefined).toBe(fits);
});

it('knows one JQL query by another', () => {
  const query =
    'project = PROJ AND type = Bug AND status in ("In Progress", Done) AND resolution = Unresolved';
  const same =
    'resolution is EMPTY and issuetype=Bug AND status IN (Done, "In Progress") and project in (PROJ) ORDER BY created';
  expect(sameJql(query, same)).toBe(true);
  expect(sameJql(query, same.replace('issuetype=Bug', 'issuetype!=Bug'))).toBe(false);
  expect(sameJql('summary ~ "a and b"', 'summary ~ "a" and b')).toBe(false);
  expect(sameJql('key = A-1 ORDER BY created', 'issuekey = A-1')).toBe(false);
});

it('says which task is written wrong, and how', () => {
  const good = {
    id: 'a-task',
    prompt: 'Something long enough to be asked.',
    ways: [[{ tool: 'jira_search' }]],
  } satisfies WrittenTask;
  expect(() => parseTasks([good, good])).toThrow('Two tasks have the id "a-task".');
  expect(() => parseTasks([{ ...good, ways: [[{ tool: 'search' }]] }])).toThrow(
    /Task "a-task" is wrong:[\s\S]*ways\[0\]\[0\]\.tool/,
  );
  expect(() => mismatch({ $like: 'x' }, 'x')).toThrow('There is no matcher $like');
});
