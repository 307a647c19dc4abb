import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { type Connection, complaint, run, sent } from '../../../../test/support/tool-calls.ts';

const agile = '/rest/agile/1.0';
const keys = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `PROJ-${from + index}`);

describe.each(['cloud', 'datacenter'] as const)('issues in sprints on %s', (deployment) => {
  const open = (options = {}) => connect(deployment, options);
  const inSprint = async (connection: Connection, id: number) => {
    const args = { sprint_id: id, fields: 'summary', limit: 100 };
    const { issues } = await run(connection, 'jira_get_sprint_issues', args);
    return (issues as { key: string }[]).map(({ key }) => key);
  };

  it('jira_add_issues_to_sprint moves issues in one request, each once', async () => {
    const connection = await open();
    const args = { sprint_id: 11, issue_keys: 'proj-123, PROJ-122,PROJ-123' };
    expect(await run(connection, 'jira_add_issues_to_sprint', args)).toEqual({
      message: '2 issues added to sprint 11',
      sprint_id: '11',
      issue_keys: ['PROJ-123', 'PROJ-122'],
    });
    expect(sent(connection)).toEqual([`POST ${agile}/sprint/11/issue`]);
    expect(await inSprint(connection, 11)).toEqual(expect.arrayContaining(['PROJ-123', 'PROJ-122']));
    expect(await inSprint(connection, 9)).not.toContain('PROJ-123');
  });

  it('jira_move_issues_to_backlog takes them out again, in one request', async () => {
    const connection = await open();
    expect(await inSprint(connection, 9)).toContain('PROJ-123');
    const before = connection.requests.length;
    expect(await run(connection, 'jira_move_issues_to_backlog', { issue_keys: ['PROJ-123'] })).toEqual({
      message: '1 issue moved to the backlog',
      issue_keys: ['PROJ-123'],
    });
    expect(sent(connection).slice(before)).toEqual([`POST ${agile}/backlog/issue`]);
    expect(await inSprint(connection, 9)).not.toContain('PROJ-123');
  });

  it('more than 50 issues go in several requests', async () => {
    const connection = await open();
    const many = keys(1, 120);
    const result = await run(connection, 'jira_add_issues_to_sprint', { sprint_id: 10, issue_keys: many });
    expect(result.issue_keys).toEqual(many);
    expect(sent(connection)).toEqual(Array(3).fill(`POST ${agile}/sprint/10/issue`));
    const moved = await open({ site: connection.site });
    await run(moved, 'jira_move_issues_to_backlog', { issue_keys: many.slice(0, 51) });
    expect(sent(moved)).toEqual(Array(2).fill(`POST ${agile}/backlog/issue`));
  });

  it.each([
    ['jira_add_issues_to_sprint', { sprint_id: 10 }, 'are now in sprint 10'],
    ['jira_move_issues_to_backlog', {}, 'are now in the backlog'],
  ])('%s tells what was done when a later request fails, as an error', async (name, args, words) => {
    const connection = await open();
    const many = [...keys(1, 60), 'PROJ-99999'];
    const text = await complaint(connection, name, { ...args, issue_keys: many });
    expect(text).toContain(`partial: true. 50 of 61 issues ${words}: PROJ-1, `);
    expect(text).toContain('PROJ-50. Not moved: PROJ-51, ');
    expect(text).toContain('PROJ-60, PROJ-99999. ');
    expect(text).toContain('Jira answered 404');
    expect(text).toContain('Repeat only with those');
    expect(connection.requests).toHaveLength(2);
    if ('sprint_id' in args)
      expect(await inSprint(connection, 10)).toEqual(expect.arrayContaining(keys(1, 50)));
  });

  it.each([
    [{ sprint_id: 3, issue_keys: ['PROJ-1'] }, 'only be moved to open or active sprints'],
    [{ sprint_id: 999, issue_keys: ['PROJ-1'] }, 'Sprint does not exist'],
    [{ sprint_id: 10, issue_keys: ['PROJ-99999'] }, '404'],
  ])('passes on what Jira says to %j, and is not partial', async (args, words) => {
    const text = await complaint(await open(), 'jira_add_issues_to_sprint', args);
    expect(text).toContain(words);
    expect(text).not.toContain('partial');
  });

  it.each([
    [{ sprint_id: 10, issue_keys: [] }, 'at least one issue key'],
    [{ sprint_id: 10, issue_keys: 'PROJ-1 PROJ-2' }, 'issue_keys'],
    [{ sprint_id: 'ten', issue_keys: 'PROJ-1' }, 'sprint_id'],
  ])('sends nothing for %j', async (args, words) => {
    const connection = await open();
    expect(await complaint(connection, 'jira_add_issues_to_sprint', args)).toContain(words);
    expect(connection.requests).toEqual([]);
  });

  it('passes on that the account may not schedule issues', async () => {
    const guest = await open({ user: 'guest' });
    expect(await complaint(guest, 'jira_move_issues_to_backlog', { issue_keys: 'PROJ-1' })).toContain('403');
  });

  describe('weakness 24: with a limit to projects', () => {
    it('one issue outside stops all of them, before any request', async () => {
      for (const [name, args] of [
        ['jira_add_issues_to_sprint', { sprint_id: 10 }],
        ['jira_move_issues_to_backlog', {}],
      ] as const) {
        const connection = await open({ filters: { jira: ['PROJ'] } });
        const issue_keys = ['PROJ-1', 'OPS-1'];
        expect(await complaint(connection, name, { ...args, issue_keys })).toContain('JIRA_PROJECTS_FILTER');
        expect(connection.requests).toEqual([]);
      }
    });

    it('present keys are read with one search for a hundred issues', async () => {
      const connection = await open({ filters: { jira: ['PROJ'] } });
      await run(connection, 'jira_add_issues_to_sprint', { sprint_id: 10, issue_keys: keys(1, 40) });
      expect(sent(connection)).toEqual([
        `POST ${deployment === 'cloud' ? '/rest/api/3/search/jql' : '/rest/api/2/search'}`,
        `GET ${agile}/sprint/10`,
        `GET ${agile}/board/1/project`,
        `POST ${agile}/sprint/10/issue`,
      ]);
    });

    it('a sprint of another project is refused', async () => {
      const connection = await open({ filters: { jira: ['OPS'] } });
      const args = { sprint_id: 10, issue_keys: ['OPS-1'] };
      expect(await complaint(connection, 'jira_add_issues_to_sprint', args)).toContain(
        'JIRA_PROJECTS_FILTER',
      );
      expect(sent(connection)).not.toContain(`POST ${agile}/sprint/10/issue`);
    });
  });
});
