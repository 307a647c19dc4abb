import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { type Connection, complaint, run } from '../../../../test/support/tool-calls.ts';
import { createDemoSite } from '../../../demo/site.ts';

const now = new Date('2026-06-01T12:00:00Z');

interface Hierarchy {
  total_epics: number;
  groups: { parent: { key: string } | null; epics: { key: string }[] }[];
  truncated?: true;
}

describe.each(['cloud', 'datacenter'] as const)('project analysis on %s', (deployment) => {
  const search = deployment === 'cloud' ? '/rest/api/3/search/jql' : '/rest/api/2/search';
  const open = (options = {}) =>
    connect(deployment, { site: createDemoSite({ deployment, now }), ...options });
  const hierarchy = async (connection: Connection, args = {}) =>
    (await run(connection, 'jira_get_project_epic_hierarchy', {
      project_key: 'PROJ',
      ...args,
    })) as unknown as Hierarchy;

  /** A site whose answers to searches are these issues, in one page. */
  const answering = (issues: object[], options = {}) =>
    open({
      ...options,
      fetch: async () =>
        new Response(JSON.stringify({ issues, total: issues.length, isLast: true }), {
          headers: { 'content-type': 'application/json' },
        }),
    });

  describe('jira_get_project_epic_hierarchy', () => {
    it('groups epics without a parent as Unlinked, in one request', async () => {
      const connection = await open();
      const { groups, ...rest } = await hierarchy(connection);
      expect(rest).toEqual({ project_key: 'PROJ', total_epics: 7 });
      expect(groups).toEqual([
        {
          parent: null,
          group_name: 'Unlinked',
          epics: expect.arrayContaining([
            { key: 'PROJ-101', summary: expect.any(String), status: expect.any(String) },
          ]),
        },
      ]);
      expect(groups[0]?.epics).toHaveLength(7);
      expect(connection.requests).toEqual([{ method: 'POST', path: search }]);
    });

    it('says when there are more epics than asked for', async () => {
      const { total_epics, truncated } = await hierarchy(await open(), { max_epics: 3 });
      expect({ total_epics, truncated }).toEqual({ total_epics: 3, truncated: true });
    });

    it('groups by parent, or by a link that says child of, sorted by key with the rest last', async () => {
      const type = { name: 'Hierarchy', inward: 'is child of', outward: 'is parent of' };
      const epic = (number: number, fields = {}) => ({
        id: String(number),
        key: `PROJ-${number}`,
        fields: { summary: `Epic ${number}`, status: { name: 'To Do' }, ...fields },
      });
      const goal = { key: 'GOAL-10', fields: { summary: 'Grow' } };
      const connection = await answering([
        epic(1),
        epic(2, { parent: goal }),
        epic(3, { issuelinks: [{ type, inwardIssue: { key: 'GOAL-9', fields: { summary: 'Save' } } }] }),
        epic(4, { issuelinks: [{ type, outwardIssue: { key: 'GOAL-8', fields: { summary: 'Not this' } } }] }),
        epic(5, { parent: goal, issuelinks: [{ type, inwardIssue: { key: 'GOAL-9' } }] }),
      ]);
      const shown = (number: number) => ({
        key: `PROJ-${number}`,
        summary: `Epic ${number}`,
        status: 'To Do',
      });
      expect(await hierarchy(connection)).toEqual({
        project_key: 'PROJ',
        total_epics: 5,
        groups: [
          { parent: { key: 'GOAL-9', summary: 'Save', project: 'GOAL' }, epics: [shown(3)] },
          { parent: { key: 'GOAL-10', summary: 'Grow', project: 'GOAL' }, epics: [shown(2), shown(5)] },
          { parent: null, group_name: 'Unlinked', epics: [shown(1), shown(4)] },
        ],
      });
    });

    it('takes the phrases of HIERARCHY_LINK_PHRASES for hierarchy as well', async () => {
      const type = { name: 'Composition', inward: 'is part of', outward: 'has part' };
      const issuelinks = [{ type, inwardIssue: { key: 'GOAL-9' } }];
      const epics = [{ id: '1', key: 'PROJ-1', fields: { summary: 'One', issuelinks } }];
      const without = await hierarchy(await answering(epics));
      expect(without.groups).toMatchObject([{ parent: null }]);
      for (const linkPhrases of [
        { child: ['Is part of'], parent: [] },
        { child: [], parent: ['has part'] },
      ]) {
        const connection = await answering(epics, { jira: { linkPhrases } });
        expect((await hierarchy(connection)).groups).toMatchObject([{ parent: { key: 'GOAL-9' } }]);
      }
      const wrongEnd = await answering(epics, {
        jira: { linkPhrases: { child: ['has part'], parent: ['is part of'] } },
      });
      expect((await hierarchy(wrongEnd)).groups).toMatchObject([{ parent: null }]);
    });

    it('keeps to the projects that the operator allows, and shows no texts of others', async () => {
      const limited = await open({ filters: { jira: ['OPS'] } });
      const asked = { project_key: 'PROJ' };
      expect(await complaint(limited, 'jira_get_project_epic_hierarchy', asked)).toContain(
        'JIRA_PROJECTS_FILTER',
      );
      expect(limited.requests).toEqual([]);
      const issues = [
        { id: '1', key: 'PROJ-1', fields: { parent: { key: 'GOAL-1', fields: { summary: 'Secret' } } } },
        { id: '2', key: 'GOAL-2', fields: {} },
      ];
      const fetch = async () =>
        new Response(JSON.stringify({ issues, total: 2, isLast: true }), {
          headers: { 'content-type': 'application/json' },
        });
      expect((await hierarchy(await open({ fetch, filters: { jira: ['PROJ'] } }))).groups).toEqual([
        { parent: { key: 'GOAL-1', project: 'GOAL' }, epics: [{ key: 'PROJ-1' }] },
      ]);
    });
  });

  describe('jira_get_cross_project_dependencies', () => {
    const dependencies = (connection: Connection, args = {}) =>
      run(connection, 'jira_get_cross_project_dependencies', { project_key: 'PROJ', ...args });

    it('lists links by project and type, and leaves those inside the project out', async () => {
      const connection = await open();
      for (const [link_type, inward_issue_key, outward_issue_key] of [
        ['Blocks', 'PROJ-123', 'OPS-3'],
        ['Blocks', 'HELP-2', 'PROJ-7'],
        ['Relates', 'OPS-4', 'PROJ-123'],
        ['Blocks', 'OPS-5', 'PROJ-123'],
      ])
        await run(connection, 'jira_create_issue_link', { link_type, inward_issue_key, outward_issue_key });
      const before = connection.requests.length;
      expect(await dependencies(connection)).toEqual({
        project_key: 'PROJ',
        total_issues_scanned: 167,
        total_cross_project_links: 4,
        by_project: {
          HELP: {
            total_links: 1,
            by_link_type: { Blocks: [{ source: 'PROJ-7', target: 'HELP-2', direction: 'inward' }] },
          },
          OPS: {
            total_links: 3,
            by_link_type: {
              Blocks: [
                { source: 'PROJ-123', target: 'OPS-3', direction: 'outward' },
                { source: 'PROJ-123', target: 'OPS-5', direction: 'inward' },
              ],
              Relates: [{ source: 'PROJ-123', target: 'OPS-4', direction: 'inward' }],
            },
          },
        },
      });
      expect(connection.requests.slice(before)).toEqual(Array(2).fill({ method: 'POST', path: search }));
    });

    it('says when there are more issues than it may look at', async () => {
      expect(await dependencies(await open(), { max_issues: '30' })).toEqual({
        project_key: 'PROJ',
        total_issues_scanned: 30,
        total_cross_project_links: 0,
        by_project: {},
        truncated: true,
      });
    });

    it('survives links without names and with hostile ones', async () => {
      const links = [
        { type: { name: '__proto__' }, outwardIssue: { key: '__proto__-1' } },
        { type: {}, inwardIssue: { key: 'OPS-1' } },
        { type: { name: 'Blocks' } },
      ];
      const connection = await answering([{ id: '1', key: 'PROJ-1', fields: { issuelinks: links } }]);
      expect(await dependencies(connection)).toMatchObject({ total_cross_project_links: 2 });
    });

    it.each([
      [{ project_key: 'NOPE' }, 'NOPE'],
      [{ max_issues: 501 }, 'max_issues'],
      [{ project_key: 'PROJ OR' }, 'project_key'],
    ])('weakness 16: %j is an error, not an empty result', async (args, words) => {
      const all = { project_key: 'PROJ', ...args };
      expect(await complaint(await open(), 'jira_get_cross_project_dependencies', all)).toContain(words);
    });
  });
});
