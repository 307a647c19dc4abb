import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createUse } from '../../../../test/support/tool-calls.ts';

describe.each(['cloud', 'datacenter'] as const)('worklogs on %s', (deployment) => {
  const rest = `/rest/api/${deployment === 'cloud' ? 3 : 2}`;
  const use = createUse(deployment, { issue_key: 'PROJ-123' });
  const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);

  it('lists all of them in one request', async () => {
    const { result, requests } = await use('jira_get_worklog');
    const { worklogs } = result.structuredContent as { worklogs: object[] };
    expect(worklogs).toHaveLength(3);
    expect(worklogs[0]).toEqual({
      id: '10123000',
      author: expect.objectContaining({ display_name: expect.any(String) }),
      comment: expect.any(String),
      created: iso,
      updated: iso,
      started: iso,
      time_spent: expect.stringMatching(/^[\dhm ]+$/),
      time_spent_seconds: expect.any(Number),
    });
    expect(worklogs[1]).not.toHaveProperty('comment');
    expect(requests).toEqual([{ method: 'GET', path: `${rest}/issue/PROJ-123/worklog` }]);
  });

  it('weakness 2: leaves it to Jira how long a day is', async () => {
    const { result, requests } = await use('jira_add_worklog', {
      time_spent: '1d 2h',
      comment: 'Found **it**',
      started: '2026-03-02T09:00:00+01:00',
    });
    expect(result.structuredContent).toEqual({
      message: 'Worklog added to PROJ-123',
      worklog: {
        id: expect.stringMatching(/^\d+$/),
        author: expect.objectContaining({ display_name: 'Ada Lovelace' }),
        comment: 'Found **it**',
        created: iso,
        updated: iso,
        started: '2026-03-02T09:00:00.000+0100',
        time_spent: '1d 2h',
        time_spent_seconds: 36_000,
        original_estimate_updated: false,
        remaining_estimate_updated: false,
      },
    });
    expect(requests).toEqual([{ method: 'POST', path: `${rest}/issue/PROJ-123/worklog` }]);
  });

  it.each([
    ['1.5h', '1h 30m'],
    ['2 hours', '2h'],
    ['30 min', '30m'],
    ['1w', '1w'],
  ])('weakness 2: reads %j', async (time_spent, shown) => {
    const { result } = await use('jira_add_worklog', { time_spent });
    expect(result.structuredContent).toMatchObject({ worklog: { time_spent: shown } });
  });

  it.each(['90', 'a while', '', '2h tomorrow', '-1h'])('weakness 2: refuses %j', async (time_spent) => {
    const { result, text, requests } = await use('jira_add_worklog', { time_spent });
    expect(result.isError).toBe(true);
    expect(text).toContain('time_spent takes a duration');
    expect(requests).toEqual([]);
  });

  it('weakness 6: sets the estimates', async () => {
    const { result, requests, call } = await use('jira_add_worklog', {
      time_spent: '1h',
      original_estimate: '3d',
      remaining_estimate: '2d',
    });
    expect(result.structuredContent).toMatchObject({
      worklog: { original_estimate_updated: true, remaining_estimate_updated: true },
    });
    expect(requests.map(({ method }) => method)).toEqual(['PUT', 'POST']);
    const issue = await call('jira_get_issue', { issue_key: 'PROJ-123', fields: 'timetracking' });
    expect(issue.structuredContent).toMatchObject({
      timetracking: { original_estimate: '3d', remaining_estimate: '2d' },
    });
  });

  it('says what was done when the work could not be logged after the estimate', async () => {
    const { site } = await connect(deployment);
    const fetch = (url: URL, init: RequestInit) =>
      init.method === 'POST'
        ? Promise.resolve(new Response('{"errorMessages":["No time tracking"]}', { status: 400 }))
        : site.fetch(new Request(url, init));
    const args = { time_spent: '1h', original_estimate: '3d' };
    const { result, text } = await use('jira_add_worklog', args, { fetch });
    expect(result.isError).toBe(true);
    expect(text).toContain('operations_performed: original_estimate_updated');
    expect(text).toContain('No time tracking');
  });

  it.each(['jira_get_worklog', 'jira_add_worklog'])(
    'weakness 24: %s stays inside the filter',
    async (name) => {
      const args = name === 'jira_add_worklog' ? { time_spent: '1h' } : {};
      const { result, text, requests } = await use(name, args, { filters: { jira: ['OPS'] } });
      expect(result.isError).toBe(true);
      expect(text).toContain('JIRA_PROJECTS_FILTER');
      expect(requests).toEqual([]);
    },
  );

  it('tells a hidden or missing issue from an empty list', async () => {
    for (const issue_key of ['SECRET-1', 'PROJ-99999']) {
      const { result, text } = await use('jira_get_worklog', { issue_key });
      expect(result.isError).toBe(true);
      expect(text).toContain('404');
    }
  });
});
