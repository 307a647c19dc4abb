import { afterEach, expect, it, vi } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createDemoSite, type DemoSite } from '../../../demo/site.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** The demo site with other words for how the task goes. */
function siteWith(progress: object, status = 200): DemoSite {
  const site = createDemoSite({ deployment: 'cloud' });
  return {
    fetch: async (request) =>
      request.url.includes('/bulk/queue/')
        ? Response.json({ taskId: '1', progressPercent: 100, ...progress }, { status })
        : site.fetch(request),
  };
}

const move = async (args: Record<string, unknown> = {}, options = {}) => {
  const { call, requests } = await connect('cloud', options);
  const result = await call('jira_move_issue', {
    issue_key: 'PROJ-7',
    target_project_key: 'OPS',
    issue_type: 'Task',
    ...args,
  });
  const paths = requests.map(({ method, path }) => `${method} ${path.replace(/queue\/.*/, 'queue/…')}`);
  return { result, text: JSON.stringify(result.content), paths, call };
};

it('moves an issue and answers it under its new key', async () => {
  const { result, paths, call } = await move();
  expect(result.structuredContent).toEqual({
    message: 'Issue PROJ-7 moved to project OPS as OPS-41',
    issue: expect.objectContaining({
      id: '10007',
      key: 'OPS-41',
      issue_type: { name: 'Task' },
      project: { id: '10002', key: 'OPS', name: 'Operations', type: 'software', category: 'Internal' },
    }),
  });
  expect(paths).toEqual([
    'GET /rest/api/3/issue/PROJ-7',
    'GET /rest/api/3/issue/createmeta/OPS/issuetypes',
    'POST /rest/api/3/bulk/issues/move',
    'GET /rest/api/3/bulk/queue/…',
    'GET /rest/api/3/bulk/queue/…',
    'GET /rest/api/3/issue/10007',
  ]);
  const again = await call('jira_get_issue', { issue_key: 'PROJ-7' });
  expect(again.structuredContent).toMatchObject({ key: 'OPS-41' });
});

it('takes sub-tasks along', async () => {
  const { result, call } = await move({ issue_key: 'PROJ-3' });
  const { issue } = result.structuredContent as { issue: { key: string } };
  const found = await call('jira_search', { jql: `parent = ${issue.key}`, fields: 'issuetype' });
  expect(found.structuredContent).toMatchObject({
    issues: [{ issue_type: { name: 'Sub-task' } }, { issue_type: { name: 'Sub-task' } }],
  });
});

it('keeps the type by id or name, and lists the types when there is none like it', async () => {
  const { call } = await connect('cloud');
  const made = await call('jira_create_issue', { project_key: 'PROJ', summary: 'x', issue_type: 'Bug' });
  const { issue } = made.structuredContent as { issue: { key: string } };
  const moved = await call('jira_move_issue', { issue_key: issue.key, target_project_key: 'ops' });
  expect(moved.structuredContent).toMatchObject({ issue: { key: 'OPS-41', issue_type: { name: 'Bug' } } });
  const { result, text, paths } = await move({
    issue_key: 'PROJ-1',
    target_project_key: 'HELP',
    issue_type: null,
  });
  expect(result.isError).toBe(true);
  expect(text).toContain('has no issue type Epic: give issue_type, one of Service Request, Incident');
  expect(paths.some((path) => path.startsWith('POST'))).toBe(false);
});

it.each([
  [
    'weakness 12: failed issues in a COMPLETE task',
    {
      status: 'COMPLETE',
      processedAccessibleIssues: [],
      failedAccessibleIssues: { 10007: ['Field Team is required.'] },
    },
    'PROJ-7 was not moved. Field Team is required.',
  ],
  ['weakness 12: DEAD', { status: 'DEAD' }, 'PROJ-7 was not moved. The task ended as DEAD.'],
  ['FAILED', { status: 'FAILED' }, 'The task ended as FAILED.'],
  ['CANCELLED', { status: 'CANCELLED' }, 'The task ended as CANCELLED.'],
  [
    'an issue that may not be moved',
    { status: 'COMPLETE', invalidOrInaccessibleIssueCount: 1 },
    'The issue is invalid, or this account may not move it.',
  ],
])('%s is a failure', async (_, progress, words) => {
  const { result, text } = await move({}, { site: siteWith(progress) });
  expect(result.isError).toBe(true);
  expect(text).toContain(words);
});

it('says that the end is not known when the task cannot be read', async () => {
  const { result, text } = await move({}, { site: siteWith({ errorMessages: ['No.'] }, 403) });
  expect(result.isError).toBe(true);
  expect(text).toMatch(
    /The move of PROJ-7 was submitted \(task \d+\), but its end is not known.*Look at PROJ-7/,
  );
});

it('does not wait for ever', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const moving = move({}, { site: siteWith({ status: 'RUNNING' }) });
  for (let second = 0; second < 70; second++) await vi.advanceTimersByTimeAsync(1000);
  const { result, text, paths } = await moving;
  expect(result.isError).toBe(true);
  expect(text).toContain('still goes on after 45 seconds');
  expect(paths.filter((path) => path.includes('queue'))).toHaveLength(25);
});

it.each([
  [{ target_project_key: 'PROJ' }, 'is in project PROJ already'],
  [{ issue_key: 'PROJ-4' }, 'PROJ-4 is a sub-task: it moves with its parent'],
  [{ target_project_key: 'NOPE' }, '404'],
  [{ issue_key: 'PROJ-9999' }, '404'],
  [{ issue_type: 'Quest' }, 'it has Task, Bug, Sub-task'],
])('refuses %j before anything is moved', async (args, words) => {
  const { result, text, paths } = await move(args);
  expect(result.isError).toBe(true);
  expect(text).toContain(words);
  expect(paths.some((path) => path.startsWith('POST'))).toBe(false);
});

it.each(['PROJ', 'OPS'])(
  'weakness 24: keeps to the allowed projects when only %s is one',
  async (allowed) => {
    const { result, text, paths } = await move({}, { filters: { jira: [allowed] } });
    expect(result.isError).toBe(true);
    expect(text).toContain('JIRA_PROJECTS_FILTER');
    expect(paths).toEqual([]);
  },
);

it('does not exist on Data Center', async () => {
  const { call } = await connect('datacenter');
  const result = await call('jira_move_issue', { issue_key: 'PROJ-7', target_project_key: 'OPS' });
  expect(JSON.stringify(result)).toContain('only on Atlassian Cloud');
});
