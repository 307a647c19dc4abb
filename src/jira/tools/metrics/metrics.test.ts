import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../../test/support/processor-time.ts';
import { createUse } from '../../../../test/support/tool-calls.ts';
import { defaultSla } from '../../api/metrics/sla.ts';
import { createWorkingTime } from '../../api/metrics/working-time.ts';

const move = (created: string, from: [string, string], to: [string, string]) => ({
  id: created,
  author: { displayName: 'Grace Hopper' },
  created,
  items: [{ field: 'status', from: from[0], fromString: from[1], to: to[0], toString: to[1] }],
});
const todo: [string, string] = ['10000', 'To Do'];
const doing: [string, string] = ['3', 'In Progress'];
const done: [string, string] = ['10003', 'Done'];

// Friday 27 March 2026 to Tuesday 31 March; the clocks of Berlin change on Sunday the 29th.
const moves = [
  move('2026-03-27T10:00:00.000+0100', todo, doing),
  move('2026-03-27T11:00:00.000+0100', doing, todo),
  move('2026-03-30T09:30:00.000+0200', todo, doing),
  move('2026-03-31T12:00:00.000+0200', doing, done),
];
const fields = {
  created: '2026-03-27T09:00:00.000+0100',
  updated: '2026-03-31T12:00:00.000+0200',
  duedate: '2026-03-31',
  resolutiondate: '2026-03-31T12:00:00.000+0200',
  status: { id: '10003', name: 'Done' },
};
/** A site with one issue, whose embedded change log has only the newest of its changes. */
const siteWith = (issue: object, embedded = moves) => ({
  fetch: async (url: URL) => {
    if (url.pathname.endsWith('/status'))
      return Response.json([{ id: '3', name: 'In Progress', statusCategory: { key: 'indeterminate' } }]);
    if (url.pathname.endsWith('/changelog'))
      return Response.json({ values: moves, total: moves.length, isLast: true });
    const changelog = { histories: embedded.toReversed(), total: moves.length };
    return Response.json({ id: '1', key: 'PROJ-1', fields: issue, changelog });
  },
});

describe.each(['cloud', 'datacenter'] as const)('metrics on %s', (deployment) => {
  const rest = `/rest/api/${deployment === 'cloud' ? 3 : 2}`;
  const use = createUse(deployment, { issue_key: 'PROJ-1' });

  it('reads dates and every stay in a status', async () => {
    const { result, requests } = await use('jira_get_issue_dates', {}, siteWith(fields));
    const stay = (status: string, from: string, to: string, minutes: number, formatted: string) => ({
      status,
      entered_at: from,
      exited_at: to,
      duration_minutes: minutes,
      duration_formatted: formatted,
    });
    const [first, second, third, fourth] = moves.map(({ created }) => created) as [
      string,
      string,
      string,
      string,
    ];
    const by = { transitioned_by: 'Grace Hopper' };
    expect(result.structuredContent).toMatchObject({
      issue_key: 'PROJ-1',
      created: fields.created,
      updated: fields.updated,
      due_date: '2026-03-31',
      resolution_date: fields.resolutiondate,
      current_status: 'Done',
    });
    const { status_changes } = result.structuredContent as { status_changes: object[] };
    expect(status_changes).toEqual([
      stay('To Do', fields.created, first, 60, '1h 0m'),
      { ...stay('In Progress', first, second, 60, '1h 0m'), ...by },
      { ...stay('To Do', second, third, 4170, '2d 21h 30m'), ...by },
      { ...stay('In Progress', third, fourth, 1590, '1d 2h 30m'), ...by },
      { status: 'Done', entered_at: fourth, ...by },
    ]);
    expect(requests).toEqual([{ method: 'GET', path: `${rest}/issue/PROJ-1` }]);
  });

  it('weakness 20: summarises without listing, and counts the present status', async () => {
    const open = { ...fields, resolutiondate: null };
    const args = { include_status_changes: false };
    const { result } = await use('jira_get_issue_dates', args, siteWith(open));
    expect(result.structuredContent).not.toHaveProperty('status_changes');
    expect(result.structuredContent).not.toHaveProperty('resolution_date');
    const { status_summary } = result.structuredContent as {
      status_summary: { status: string; total_duration_minutes: number; visit_count: number }[];
    };
    const done = status_summary.find(({ status }) => status === 'Done');
    expect(done?.total_duration_minutes).toBeGreaterThan(1000);
    expect(status_summary.find(({ status }) => status === 'To Do')).toEqual({
      status: 'To Do',
      total_duration_minutes: 4230,
      total_duration_formatted: '2d 22h 30m',
      visit_count: 2,
    });
  });

  it('weakness 18: reads the whole change log where the issue carries only the newest changes', async () => {
    const { result, requests } = await use('jira_get_issue_dates', {}, siteWith(fields, moves.slice(-1)));
    expect((result.structuredContent as { status_changes: object[] }).status_changes).toHaveLength(5);
    expect(requests.map(({ path }) => path)).toEqual([
      `${rest}/issue/PROJ-1`,
      `${rest}/issue/PROJ-1/changelog`,
    ]);
  });

  const everything =
    'cycle_time, lead_time,time_in_status,due_date_compliance,resolution_time,first_response_time';

  it('measures everything in calendar time', async () => {
    const { result, requests } = await use('jira_get_issue_sla', { metrics: everything }, siteWith(fields));
    const whole = { value_minutes: 5880, formatted: '4d 2h 0m' };
    expect(result.structuredContent).toMatchObject({
      issue_key: 'PROJ-1',
      metrics: {
        cycle_time: { calculated: true, ...whole },
        lead_time: { ...whole, is_resolved: true },
        time_in_status: { statuses: expect.any(Array), total_minutes: expect.any(Number) },
        due_date_compliance: { status: 'met', margin_minutes: 839, formatted_margin: '13h 59m early' },
        resolution_time: { calculated: true, value_minutes: 5820 },
        first_response_time: { calculated: true, value_minutes: 60, formatted: '1h 0m' },
      },
    });
    expect(result.structuredContent).not.toHaveProperty('raw_dates');
    expect(requests.map(({ path }) => path)).toEqual([`${rest}/issue/PROJ-1`, `${rest}/status`]);
  });

  it('measures the default metrics, and says why one cannot be had', async () => {
    const open = { ...fields, resolutiondate: null, duedate: null };
    const { result, requests } = await use(
      'jira_get_issue_sla',
      { include_raw_dates: 'true' },
      siteWith(open),
    );
    const { metrics, raw_dates } = result.structuredContent as { metrics: object; raw_dates: object };
    expect(Object.keys(metrics)).toEqual(['cycle_time', 'time_in_status']);
    expect(metrics).toMatchObject({ cycle_time: { calculated: false, reason: 'The issue is not resolved' } });
    expect(raw_dates).toMatchObject({ created: fields.created, status_changes: { length: 5 } });
    expect(requests).toHaveLength(1);
  });

  it('counts working hours in the operator’s zone, across a change of clocks', async () => {
    const sla = {
      metrics: ['cycle_time', 'time_in_status'] as const,
      workingHoursOnly: true,
      hours: { start: 540, end: 1020, days: [1, 2, 3, 4, 5], timeZone: 'Europe/Berlin' },
    };
    const { result } = await use('jira_get_issue_sla', {}, { ...siteWith(fields), jira: { sla } });
    expect(result.structuredContent).toMatchObject({
      working_hours_only: true,
      // Friday 9-17, Monday 9-17, Tuesday 9-12.
      metrics: { cycle_time: { value_minutes: (8 + 8 + 3) * 60 } },
    });
    const { statuses } = (result.structuredContent as { metrics: { time_in_status: { statuses: object[] } } })
      .metrics.time_in_status;
    expect(statuses).toContainEqual(
      expect.objectContaining({ status: 'To Do', value_minutes: 60 + 6 * 60 + 30, visit_count: 2 }),
    );
    const told = { working_hours_only: false };
    const calendar = await use('jira_get_issue_sla', told, { ...siteWith(fields), jira: { sla } });
    expect(calendar.result.structuredContent).toMatchObject({
      metrics: { cycle_time: { value_minutes: 5880 } },
    });
  });

  it('refuses a metric that does not exist, before anything is sent', async () => {
    const { result, text, requests } = await use('jira_get_issue_sla', { metrics: 'cycle_time,speed' });
    expect(result.isError).toBe(true);
    expect(text).toContain('it takes cycle_time, lead_time');
    expect(requests).toEqual([]);
  });

  it.each(['jira_get_issue_dates', 'jira_get_issue_sla'])(
    '%s reads a real issue in one request',
    async (name) => {
      const { result, requests } = await use(name, { issue_key: 'PROJ-123' });
      expect(result.isError).not.toBe(true);
      expect(requests).toEqual([{ method: 'GET', path: `${rest}/issue/PROJ-123` }]);
    },
  );

  it.each(['jira_get_issue_dates', 'jira_get_issue_sla'])(
    'weaknesses 24 and 33: %s stays inside the filter, and a failure is an error',
    async (name) => {
      const outside = await use(name, {}, { filters: { jira: ['OPS'] } });
      expect(outside.text).toContain('JIRA_PROJECTS_FILTER');
      expect(outside.requests).toEqual([]);
      const missing = await use(name, { issue_key: 'PROJ-99999' });
      expect(missing.result.isError).toBe(true);
      expect(missing.text).toContain('404');
    },
  );
});

describe('working time', () => {
  it('is linear in days, and never negative', async () => {
    const span = createWorkingTime({ ...defaultSla.hours, timeZone: 'America/New_York' });
    expect(span(Date.parse('2026-03-02T00:00:00Z'), Date.parse('2026-03-01T00:00:00Z'))).toBe(0);
    const ms = await processorMs(() => {
      expect(span(0, Date.parse('2026-01-01T00:00:00Z'))).toBeGreaterThan(0);
    });
    expect(ms).toBeLessThan(3000);
  });
});
