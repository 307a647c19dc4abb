import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { complaint, run, sent } from '../../../../test/support/tool-calls.ts';
import { createDemoSite } from '../../../demo/site.ts';

const now = new Date('2026-06-01T12:00:00Z');
const agile = '/rest/agile/1.0';

describe.each(['cloud', 'datacenter'] as const)('sprints on %s', (deployment) => {
  const open = (options = {}) =>
    connect(deployment, { site: createDemoSite({ deployment, now }), ...options });
  const planned = {
    board_id: '1',
    name: 'Refunds',
    start_date: '2026-07-01T09:00:00+02:00',
    end_date: '2026-07-15T17:00:00+02:00',
  };

  describe('jira_create_sprint', () => {
    it('creates a future sprint in one request', async () => {
      const connection = await open();
      const made = await run(connection, 'jira_create_sprint', { ...planned, goal: 'No refund is lost' });
      const sprint = {
        id: '12',
        name: 'Refunds',
        state: 'future',
        goal: 'No refund is lost',
        start_date: '2026-07-01T07:00:00.000Z',
        end_date: '2026-07-15T15:00:00.000Z',
        board_id: '1',
      };
      expect(made).toEqual(sprint);
      expect(sent(connection)).toEqual([`POST ${agile}/sprint`]);
      const future = { board_id: 1, state: 'future', start_at: 2 };
      expect(await run(connection, 'jira_get_sprints_from_board', future)).toEqual({ result: [sprint] });
    });

    it.each([
      ['2026-07-01', '2026-07-15', '2026-07-01T00:00:00.000Z', '2026-07-15T00:00:00.000Z'],
      ['2026-07-01T09:00', '2026-07-15 17:30:00', '2026-07-01T09:00:00.000Z', '2026-07-15T17:30:00.000Z'],
      ['2026-07-01', '2026-07-01T17:00:00-05:00', '2026-07-01T00:00:00.000Z', '2026-07-01T22:00:00.000Z'],
    ])(
      'weakness 5: days and moments without a zone are taken, %s to %s',
      async (start_date, end_date, start, end) => {
        const made = await run(await open(), 'jira_create_sprint', { ...planned, start_date, end_date });
        expect(made).toMatchObject({ start_date: start, end_date: end });
      },
    );

    it('weakness 5: a sprint may have begun', async () => {
      const args = { ...planned, start_date: '2026-05-01', end_date: '2026-05-15' };
      expect(await run(await open(), 'jira_create_sprint', args)).toMatchObject({ state: 'future' });
    });

    it.each([
      [{ end_date: '2026-06-30' }, 'start_date has to be before end_date'],
      [{ end_date: planned.start_date }, 'start_date has to be before end_date'],
      [{ start_date: 'next Monday' }, 'start_date takes a moment'],
      [{ end_date: '2026-02-30' }, 'end_date takes a moment'],
      [{ name: '   ' }, 'name'],
      [{ board_id: 'PROJ' }, 'board_id'],
    ])('sends nothing for %j', async (wrong, words) => {
      const connection = await open();
      expect(await complaint(connection, 'jira_create_sprint', { ...planned, ...wrong })).toContain(words);
      expect(connection.requests).toEqual([]);
    });

    it.each([
      [{ board_id: '2' }, 'does not support sprints'],
      [{ board_id: '77' }, 'does not exist'],
      [{ name: 'A name that goes on for more than thirty characters' }, '30 characters'],
    ])('passes on what Jira says to %j', async (wrong, words) => {
      expect(await complaint(await open(), 'jira_create_sprint', { ...planned, ...wrong })).toContain(words);
    });

    it('needs the permission, and a board whose projects are all allowed', async () => {
      expect(await complaint(await open({ user: 'guest' }), 'jira_create_sprint', planned)).toContain('403');
      for (const [board_id, jira] of [
        ['1', ['OPS']],
        ['3', ['PROJ']],
      ] as const) {
        const connection = await open({ filters: { jira } });
        expect(await complaint(connection, 'jira_create_sprint', { ...planned, board_id })).toContain(
          'JIRA_PROJECTS_FILTER',
        );
        expect(sent(connection)).toEqual([`GET ${agile}/board/${board_id}/project`]);
      }
      await run(await open({ filters: { jira: ['PROJ', 'OPS'] } }), 'jira_create_sprint', {
        ...planned,
        board_id: 3,
      });
    });
  });

  describe('jira_update_sprint', () => {
    it('changes what is given and leaves the rest', async () => {
      const connection = await open();
      const args = { sprint_id: 9, name: 'Refunds', end_date: '2026-06-12' };
      expect(await run(connection, 'jira_update_sprint', args)).toEqual({
        id: '9',
        name: 'Refunds',
        state: 'active',
        goal: 'Refunds that never get lost',
        start_date: '2026-05-27T12:00:00.000Z',
        end_date: '2026-06-12T00:00:00.000Z',
        board_id: '1',
      });
      expect(sent(connection)).toEqual([`GET ${agile}/sprint/9`, `POST ${agile}/sprint/9`]);
    });

    it('weakness 25: an empty goal takes the goal away', async () => {
      const changed = await run(await open(), 'jira_update_sprint', { sprint_id: '9', goal: '' });
      expect(changed).not.toHaveProperty('goal');
      expect(changed).toMatchObject({ name: 'PROJ Sprint 9' });
    });

    it('starts a sprint and completes it, and searches see that', async () => {
      const connection = await open();
      const count = async (jql: string) =>
        ((await run(connection, 'jira_search', { jql, fields: 'summary', limit: 100 })).issues as object[])
          .length;
      const before = await count('sprint in openSprints()');
      const start = { sprint_id: '10', state: 'Active', start_date: '2026-06-10', end_date: '2026-06-24' };
      expect(await run(connection, 'jira_update_sprint', start)).toMatchObject({ state: 'active' });
      expect(await count('sprint in openSprints()')).toBeGreaterThan(before);
      const closed = await run(connection, 'jira_update_sprint', { sprint_id: '9', state: 'closed' });
      expect(closed).toMatchObject({
        state: 'closed',
        complete_date: expect.stringMatching(/^2026-06-01T12:/),
      });
      const again = await run(connection, 'jira_update_sprint', { sprint_id: '9', state: 'closed' });
      expect(again).toEqual(closed);
    });

    it.each([
      [{ sprint_id: '10', state: 'active' }, 'has no start date yet'],
      [{ sprint_id: '10', state: 'closed' }, 'is future and cannot become closed'],
      [{ sprint_id: '3', state: 'active' }, 'is closed and cannot become active'],
      [{ sprint_id: '3', end_date: '2026-06-12' }, 'only its name and goal can still change'],
      [{ sprint_id: '9', end_date: '2026-05-01' }, 'start_date has to be before end_date'],
      [{ sprint_id: '999', name: 'x' }, 'Sprint does not exist'],
      [{ sprint_id: '9' }, 'Give what is to change'],
      [{ sprint_id: '9', state: 'paused' }, 'state'],
      [{ sprint_id: '9', start_date: 'soon' }, 'start_date takes a moment'],
    ])('weakness 32: %j is refused with its cause, and nothing is changed', async (args, words) => {
      const connection = await open();
      expect(await complaint(connection, 'jira_update_sprint', args)).toContain(words);
      expect(sent(connection).filter((line) => line.startsWith('POST'))).toEqual([]);
    });

    it('still renames a closed sprint', async () => {
      const args = { sprint_id: '3', name: 'The third', goal: 'Done' };
      expect(await run(await open(), 'jira_update_sprint', args)).toMatchObject({
        name: 'The third',
        goal: 'Done',
        state: 'closed',
      });
    });

    it('keeps to boards whose projects are all allowed', async () => {
      const connection = await open({ filters: { jira: ['OPS'] } });
      const text = await complaint(connection, 'jira_update_sprint', { sprint_id: 9, goal: 'x' });
      expect(text).toContain('JIRA_PROJECTS_FILTER');
      expect(sent(connection)).toEqual([`GET ${agile}/sprint/9`, `GET ${agile}/board/1/project`]);
    });
  });
});
