import { describe, expect, it } from 'vitest';
import { connect, demoUrls } from '../../../../test/support/connect.ts';
import { complaint, run } from '../../../../test/support/tool-calls.ts';
import { createDemoSite } from '../../../demo/site.ts';

const now = new Date('2026-06-01T12:00:00Z');

interface Page {
  total: number;
  issues: { key: string; [field: string]: unknown }[];
  next_start?: number;
  next_page_token?: string;
}

describe.each(['cloud', 'datacenter'] as const)('boards on %s', (deployment) => {
  const cloud = deployment === 'cloud';
  const open = (options = {}) =>
    connect(deployment, { site: createDemoSite({ deployment, now }), ...options });
  const where = (key: string) => (cloud ? { project_key: key } : {});
  const all = [
    { id: '1', name: 'PROJ board', type: 'scrum', ...where('PROJ') },
    { id: '2', name: 'OPS board', type: 'kanban', ...where('OPS') },
    { id: '3', name: 'Payments and operations', type: 'scrum', ...where('PROJ') },
  ];

  it.each([
    ['jira_get_agile_boards', {}],
    ['jira_get_sprints_from_board', { board_id: '1' }],
  ])('%s pages in the one style, to the end', async (name, args) => {
    const connection = await open();
    const whole = await run<{ result: object[] }>(connection, name, { ...args, limit: 50 });
    expect(whole).toEqual({ result: whole.result });
    const seen: object[] = [];
    for (let start_at: number | undefined = 0; start_at !== undefined; ) {
      const { content, structuredContent } = await connection.call(name, { ...args, start_at, limit: 2 });
      const page = structuredContent as { result: object[]; next_start?: number };
      const texts = content.map((block) => (block.type === 'text' ? JSON.parse(block.text) : block));
      const { result, ...next } = page;
      const shown = JSON.parse(JSON.stringify(result).replaceAll('.000Z"', 'Z"'));
      expect(texts).toEqual(Object.keys(next).length > 0 ? [shown, next] : [shown]);
      seen.push(...result);
      start_at = page.next_start;
    }
    expect(seen).toEqual(whole.result);
    expect(seen.length).toBeGreaterThan(2);
  });

  describe('jira_get_agile_boards', () => {
    it('lists what the account sees, in one request', async () => {
      const connection = await open();
      expect(await run(connection, 'jira_get_agile_boards', {})).toEqual({ result: all });
      expect(connection.requests).toEqual([{ method: 'GET', path: '/rest/agile/1.0/board' }]);
    });

    it.each([
      [{ board_name: 'payments' }, ['3']],
      [{ board_type: 'Kanban' }, ['2']],
      [{ project_key: 'ops' }, ['2', '3']],
      [{ start_at: '1', limit: '1' }, ['2']],
      [{ start_at: 3 }, []],
    ])('narrows and pages by %j', async (args, ids) => {
      const { result } = (await run(await open(), 'jira_get_agile_boards', args)) as { result: object[] };
      expect(result).toEqual(ids.map((id) => all.find((board) => board.id === id)));
    });

    it.each([
      [['OPS'], {}, ['2', '3'], 1],
      [['OPS', 'PROJ'], {}, ['2', '3', '1'], 2],
      [['OPS', 'PROJ'], { start_at: 1, limit: 1 }, ['3'], 2],
      [['OPS', 'PROJ'], { project_key: 'PROJ', board_type: 'scrum' }, ['1', '3'], 1],
    ])('shows only boards of the projects %j with %j', async (jira, args, ids, requests) => {
      const connection = await open({ filters: { jira } });
      const { result } = (await run(connection, 'jira_get_agile_boards', args)) as {
        result: { id: string }[];
      };
      expect(result.map(({ id }) => id)).toEqual(ids);
      expect(connection.requests).toHaveLength(requests);
    });

    it('refuses a project outside the limit before any request, and one that is not there', async () => {
      const limited = await open({ filters: { jira: ['OPS'] } });
      const asked = { project_key: 'PROJ' };
      expect(await complaint(limited, 'jira_get_agile_boards', asked)).toContain('JIRA_PROJECTS_FILTER');
      expect(limited.requests).toEqual([]);
      const unknown = await complaint(await open(), 'jira_get_agile_boards', { project_key: 'NOPE' });
      expect(unknown).toContain('NOPE');
      expect(await complaint(await open(), 'jira_get_agile_boards', { board_type: 'gantt' })).toContain(
        'board_type',
      );
    });

    it.each(['jira_get_agile_boards', 'jira_get_sprints_from_board'])(
      'weakness 16: %s never turns a failure into an empty list',
      async (name) => {
        const fetch = async () =>
          new Response('{"errorMessages":["No boards for you."]}', {
            status: 403,
            headers: { 'content-type': 'application/json' },
          });
        const args = name.endsWith('board') ? { board_id: 1 } : {};
        const text = await complaint(await open({ fetch }), name, args);
        expect(text).toContain('403');
        expect(text).toContain('No boards for you.');
      },
    );
  });

  describe('jira_get_sprints_from_board', () => {
    const active = {
      id: '9',
      name: 'PROJ Sprint 9',
      state: 'active',
      goal: 'Refunds that never get lost',
      start_date: '2026-05-27T12:00:00.000Z',
      end_date: '2026-06-10T12:00:00.000Z',
      board_id: '1',
    };

    it('lists sprints with their dates, in one request', async () => {
      const connection = await open();
      const args = { board_id: 1, state: 'active' };
      expect(await run(connection, 'jira_get_sprints_from_board', args)).toEqual({ result: [active] });
      expect(connection.requests).toEqual([{ method: 'GET', path: '/rest/agile/1.0/board/1/sprint' }]);
    });

    it.each([
      ['active,future', ['9', '10', '11']],
      [['future'], ['10', '11']],
    ])('takes the states %j', async (state, ids) => {
      const args = { board_id: '1', state };
      const { result } = (await run(await open(), 'jira_get_sprints_from_board', args)) as {
        result: { id: string }[];
      };
      expect(result.map(({ id }) => id)).toEqual(ids);
    });

    it('pages', async () => {
      const args = { board_id: '1', start_at: 7, limit: 2 };
      const { result } = (await run(await open(), 'jira_get_sprints_from_board', args)) as {
        result: object[];
      };
      expect(result).toEqual([
        expect.objectContaining({ id: '8', state: 'closed', complete_date: '2026-05-27T12:00:00.000Z' }),
        active,
      ]);
    });

    it.each([
      [{ board_id: '2' }, 'does not support sprints'],
      [{ board_id: '77' }, 'does not exist or you do not have permission'],
      [{ board_id: '4' }, 'does not exist or you do not have permission'],
      [{ board_id: '1', state: 'open' }, 'state'],
      [{ board_id: '../2' }, 'board_id'],
    ])('says what is wrong with %j', async (args, words) => {
      expect(await complaint(await open(), 'jira_get_sprints_from_board', args)).toContain(words);
    });

    it('holds the board against the limit, asking for its projects once', async () => {
      const site = createDemoSite({ deployment, now });
      const outside = await open({ site, filters: { jira: ['OPS'] } });
      expect(await complaint(outside, 'jira_get_sprints_from_board', { board_id: 1 })).toContain(
        'JIRA_PROJECTS_FILTER',
      );
      const inside = await open({ site, filters: { jira: ['OPS'] } });
      await run(inside, 'jira_get_sprints_from_board', { board_id: 3 });
      await run(inside, 'jira_get_sprints_from_board', { board_id: 3 });
      expect(inside.requests.map(({ path }) => path)).toEqual([
        '/rest/agile/1.0/board/3/project',
        '/rest/agile/1.0/board/3/sprint',
        '/rest/agile/1.0/board/3/sprint',
      ]);
    });
  });

  describe('jira_get_board_issues', () => {
    it('reads a page in one request', async () => {
      const connection = await open();
      const args = { board_id: '1', jql: 'key = PROJ-123', fields: 'summary,status,description,labels' };
      expect(await run(connection, 'jira_get_board_issues', args)).toEqual({
        total: 1,
        start_at: 0,
        max_results: 10,
        issues: [
          {
            id: '10123',
            key: 'PROJ-123',
            browse_url: `${demoUrls[deployment].jira}/browse/PROJ-123`,
            summary: 'Refunds get lost when two arrive within one minute',
            description: expect.stringContaining('# Refunds get lost'),
            status: { name: 'In Review', category: 'In Progress', color: 'yellow' },
            labels: ['checkout', 'customer'],
          },
        ],
      });
      expect(connection.requests).toEqual([{ method: 'GET', path: '/rest/agile/1.0/board/1/issue' }]);
    });

    it('has descriptions as Markdown where the agile API sends wiki markup', async () => {
      const args = { board_id: '1', jql: 'key = PROJ-123', fields: 'description' };
      const { issues } = await run<Page>(await open(), 'jira_get_board_issues', args);
      expect(issues[0]?.description).toContain('**two refunds**');
      expect(issues[0]?.description).toContain('```python');
    });

    it('weakness 21: pages by offset to the end, with the total, on both deployments', async () => {
      const connection = await open();
      const keys: string[] = [];
      let start: number | undefined = 0;
      let pages = 0;
      while (start !== undefined && pages++ < 10) {
        const args = { board_id: 2, jql: 'ORDER BY key', fields: 'summary', limit: 15, start_at: start };
        const page: Page = await run<Page>(connection, 'jira_get_board_issues', args);
        expect(page.total).toBe(40);
        keys.push(...page.issues.map(({ key }) => key));
        start = page.next_start;
      }
      expect(pages).toBe(3);
      expect(new Set(keys).size).toBe(40);
    });

    it('keeps to the limit, also on a board that shows more', async () => {
      const connection = await open({ filters: { jira: ['OPS'] } });
      const args = {
        board_id: 3,
        jql: 'project = PROJ OR created is not EMPTY',
        fields: 'summary',
        limit: 100,
      };
      const { issues } = await run<Page>(connection, 'jira_get_board_issues', args);
      expect(new Set(issues.map(({ key }) => key.split('-')[0]))).toEqual(new Set(['OPS']));
    });

    it.each([
      [{ board_id: '1', jql: 'project = = PROJ' }, '400'],
      [{ board_id: '77', jql: '' }, 'does not exist'],
      [{ board_id: '1' }, 'jql'],
      [{ board_id: '1', jql: '', fields: 'Sevrity' }, 'Similar: Severity'],
    ])('says what is wrong with %j', async (args, words) => {
      expect(await complaint(await open(), 'jira_get_board_issues', args)).toContain(words);
    });
  });

  describe('jira_get_sprint_issues', () => {
    it('reads a page in one request, as jira_search shows it', async () => {
      const connection = await open();
      const args = { sprint_id: 9, fields: 'summary,status', limit: 3 };
      const page = await run<Page>(connection, 'jira_get_sprint_issues', args);
      const searched = { jql: 'sprint = 9', fields: 'summary,status', limit: 3 };
      expect(page).toEqual(await run(connection, 'jira_search', searched));
      expect(page.issues).toHaveLength(3);
      expect(connection.requests[0]).toEqual({
        method: 'POST',
        path: cloud ? '/rest/api/3/search/jql' : '/rest/api/2/search',
      });
      expect(connection.requests).toHaveLength(2);
    });

    it('weakness 21: the second page can be reached', async () => {
      const connection = await open();
      const args = { sprint_id: '9', fields: 'summary', limit: 4 };
      const first = await run<Page>(connection, 'jira_get_sprint_issues', args);
      const second = await run<Page>(connection, 'jira_get_sprint_issues', {
        ...args,
        page_token: first.next_page_token,
      });
      const both = await run<Page>(connection, 'jira_get_sprint_issues', { ...args, limit: 8 });
      expect([...first.issues, ...second.issues]).toEqual(both.issues);
      const offset = { ...args, start_at: 4 };
      if (cloud)
        expect(await complaint(connection, 'jira_get_sprint_issues', offset)).toContain('page_token');
      else
        expect((await run<Page>(connection, 'jira_get_sprint_issues', offset)).issues).toEqual(second.issues);
    });

    it('keeps to the limit', async () => {
      const connection = await open({ filters: { jira: ['OPS'] } });
      const page = await run<Page>(connection, 'jira_get_sprint_issues', { sprint_id: 9 });
      expect(page.issues).toEqual([]);
    });

    it.each([
      [{ sprint_id: '999' }, "Sprint with name '999' does not exist"],
      [{ sprint_id: 'current' }, 'sprint_id'],
      [{ sprint_id: '9 OR project = OPS' }, 'sprint_id'],
    ])('says what is wrong with %j', async (args, words) => {
      expect(await complaint(await open(), 'jira_get_sprint_issues', args)).toContain(words);
    });
  });
});
