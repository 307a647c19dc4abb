import { describe, expect, it } from 'vitest';
import { connect, demoUrls } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';

type Row = Record<string, unknown>;

const task = (summary: string, more: Row = {}): Row => ({
  project_key: 'PROJ',
  summary,
  issue_type: 'Task',
  ...more,
});

describe.each(['cloud', 'datacenter'] as const)('jira_batch_create_issues on %s', (deployment) => {
  const cloud = deployment === 'cloud';
  const rest = `/rest/api/${cloud ? 3 : 2}`;
  const create = async (args: Row, options = {}) => {
    const { call, requests } = await connect(deployment, options);
    const result = await call('jira_batch_create_issues', args);
    const paths = requests.map(({ method, path }) => `${method} ${path}`);
    const answer = result.structuredContent as { message: string; issues: Row[] };
    return { result, answer, text: JSON.stringify(result.content), paths, call };
  };

  it('creates all in one request and reads them back in one', async () => {
    const { answer, paths } = await create({
      issues: JSON.stringify([task('One', { project_key: 'proj' }), task('Two', { issue_type: 'bug' })]),
    });
    expect(answer.message).toBe('Created 2 issues');
    expect(answer.issues).toHaveLength(2);
    expect(answer.issues[0]).toEqual({
      id: expect.any(String),
      key: 'PROJ-168',
      browse_url: `${demoUrls[deployment].jira}/browse/PROJ-168`,
      summary: 'One',
      status: { name: 'To Do', category: 'To Do', color: 'blue-gray' },
      issue_type: { name: 'Task' },
      priority: { name: 'Medium' },
      project: { id: '10000', key: 'PROJ', name: 'Payments', type: 'software', category: 'Products' },
      assignee: { display_name: 'Unassigned' },
      reporter: expect.objectContaining({ display_name: 'Ada Lovelace' }),
      created: expect.any(String),
      updated: expect.any(String),
    });
    expect(answer.issues[1]).toMatchObject({ key: 'PROJ-169', issue_type: { name: 'Bug' } });
    expect(paths).toEqual([
      `GET ${rest}/issue/createmeta/PROJ/issuetypes`,
      `POST ${rest}/issue/bulk`,
      `POST ${rest}/${cloud ? 'issue/bulkfetch' : 'search'}`,
    ]);
  });

  it('takes every field that jira_create_issue takes, and all of them stick', async () => {
    const { answer } = await create({
      issues: [
        task('Everything', {
          description: '# Why\n\n- **because**',
          assignee: 'grace@demo.example',
          components: 'api, Ledger',
          additional_fields: { priority: 'high' },
          Severity: 'major',
          Region: 'Europe > germany',
          'Story Points': '3',
          labels: null,
        }),
      ],
    });
    expect(answer).toMatchObject({
      message: 'Created 1 issue',
      issues: [
        {
          description: '# Why\n\n- **because**',
          assignee: { display_name: 'Grace Hopper' },
          components: ['API', 'Ledger'],
          priority: { name: 'High' },
          customfield_10030: { value: 'Major' },
          customfield_10032: { value: { value: 'Europe', child: 'Germany' } },
          customfield_10016: { value: 3 },
        },
      ],
    });
    expect(answer.issues[0]).not.toHaveProperty('not_applied');
  });

  it('weakness 15: creates sub-tasks under their parents, issues in epics, and epics', async () => {
    const { answer } = await create({
      issues: [
        task('Below', { issue_type: 'Subtask', parent: 'proj-123' }),
        task('In the epic', { epic_link: 'PROJ-101' }),
        task('An epic', { issue_type: 'epic' }),
      ],
    });
    expect(answer.issues[0]).toMatchObject({
      issue_type: { name: 'Sub-task' },
      parent: expect.objectContaining({ key: 'PROJ-123' }),
    });
    expect(answer.issues[1]).toMatchObject(
      cloud ? { parent: { key: 'PROJ-101' } } : { customfield_10014: { value: 'PROJ-101' } },
    );
    expect(answer.issues[2]).toMatchObject(
      cloud ? { issue_type: { name: 'Epic' } } : { customfield_10011: { value: 'An epic' } },
    );
  });

  it('weaknesses 13, 14, 15: a problem in any issue stops all, and every problem is told', async () => {
    const { result, text, paths } = await create({
      issues: [
        task('Fine'),
        task('Typo', { 'Story Pints': 3 }),
        task('Nobody', { assignee: 'Nobody Atall' }),
        task('Type', { issue_type: 'Quest' }),
        task('Orphan', { issue_type: 'Sub-task' }),
        task('Elsewhere', { project_key: 'NOPE' }),
        task('Twice', { labels: 'a', additional_fields: { labels: 'b' } }),
      ],
    });
    expect(result.isError).toBe(true);
    expect(text).toContain('Nothing was created: 6 of 7 issues cannot be created as given.');
    expect(text).toMatch(/issues\[1\]: There is no field .*Story Pints.* Similar: Story Points/);
    expect(text).toMatch(/issues\[2\]: Nobody is called .*Nobody Atall/);
    expect(text).toMatch(/issues\[3\]: Project PROJ has no issue type .*Quest.*; it has Epic, Story/);
    expect(text).toMatch(/issues\[4\]: Sub-task is a sub-task: name its parent/);
    expect(text).toMatch(/issues\[5\]: /);
    expect(text).toMatch(/issues\[6\]: labels is also in additional_fields/);
    expect(paths.filter((path) => path.endsWith('/bulk'))).toEqual([]);
  });

  it('weakness 15: what Jira refuses is an error that lists what was created and what was not', async () => {
    const { result, text, call } = await create({
      issues: [task('One'), task('Two', { Sprint: 998 }), task('Three')],
    });
    expect(result.isError).toBe(true);
    expect(text).toContain('Created 2 of 3 issues: issues[0] PROJ-168, issues[2] PROJ-169.');
    expect(text).toContain('Not created: issues[1]: customfield_10020: Sprint with id 998 does not exist');
    expect(text).toContain('Repeat only those that were not created.');
    expect((await call('jira_get_issue', { issue_key: 'PROJ-169' })).structuredContent).toMatchObject({
      summary: 'Three',
    });
  });

  it('weakness 15: says so when nothing at all was created', async () => {
    const { result, text, paths } = await create({
      issues: [task('One', { Sprint: 998 }), task('Two', { Sprint: 999 })],
    });
    expect(result.isError).toBe(true);
    expect(text).toContain('No issue was created.');
    expect(text).toContain('issues[0]: customfield_10020: Sprint with id 998 does not exist');
    expect(text).toContain('issues[1]: customfield_10020: Sprint with id 999 does not exist');
    expect(paths.at(-1)).toBe(`POST ${rest}/issue/bulk`);
  });

  it('weakness 15: sends no more than 50 issues in a request, and reads no more than 100', async () => {
    const issues = Array.from({ length: 120 }, (_, index) => task(`Issue ${index}`));
    const { answer, paths } = await create({ issues });
    expect(answer.issues.map(({ summary }) => summary)).toEqual(issues.map(({ summary }) => summary));
    expect(paths.filter((path) => path.endsWith('/issue/bulk'))).toHaveLength(3);
    expect(paths).toHaveLength(1 + 3 + 2);
  });

  it('stops at a request that fails as a whole, and says from where on nothing was tried', async () => {
    const site = createDemoSite({ deployment });
    let bulk = 0;
    const failing = {
      fetch: async (request: Request) =>
        request.url.endsWith('/issue/bulk') && ++bulk === 2
          ? Response.json({ errorMessages: ['Sorry.'] }, { status: 403 })
          : site.fetch(request),
    };
    const issues = Array.from({ length: 130 }, (_, index) => task(`Issue ${index}`));
    const { result, text } = await create({ issues }, { site: failing });
    expect(result.isError).toBe(true);
    expect(text).toContain('Created 50 of 130 issues: issues[0] PROJ-168');
    expect(text).toMatch(/issues\[50\]: .*403.*Sorry/);
    expect(text).toContain('And 30 more.');
    expect(text).toContain('Not attempted: issues[100] to issues[129].');
    expect(bulk).toBe(2);
  });

  it('says that it does not know when no answer came', async () => {
    const site = createDemoSite({ deployment });
    const failing = {
      fetch: async (request: Request) => {
        if (request.url.endsWith('/issue/bulk'))
          throw new TypeError('fetch failed', { cause: new Error('other side closed') });
        return site.fetch(request);
      },
    };
    const { result, text } = await create({ issues: [task('One')] }, { site: failing });
    expect(result.isError).toBe(true);
    expect(text).toContain('issues[0]: Whether it was created is not known');
  });

  it('is a success when only reading back fails, and says so', async () => {
    const site = createDemoSite({ deployment });
    const failing = {
      fetch: async (request: Request) =>
        /bulkfetch|search/.test(request.url) ? new Response('', { status: 500 }) : site.fetch(request),
    };
    const { result, answer } = await create({ issues: [task('One')] }, { site: failing });
    expect(result.isError).toBeUndefined();
    expect(answer.message).toContain('Created 1 issue; only reading them back failed');
    expect(answer.issues).toEqual([
      { id: '10168', key: 'PROJ-168', browse_url: `${demoUrls[deployment].jira}/browse/PROJ-168` },
    ]);
  });

  it('weakness 15: validate_only asks Jira for the create screen, tells what is missing, and creates nothing', async () => {
    const good = await create({ issues: [task('One'), task('Two')], validate_only: 'true' });
    expect(good.answer).toEqual({ message: 'Validated 2 issues; nothing was created', issues: [] });
    expect(good.paths).toEqual([
      `GET ${rest}/issue/createmeta/PROJ/issuetypes`,
      `GET ${rest}/issue/createmeta/PROJ/issuetypes/10002`,
    ]);
    expect((await good.call('jira_get_issue', { issue_key: 'PROJ-168' })).isError).toBe(true);
    const site = createDemoSite({ deployment });
    const stricter = {
      async fetch(request: Request) {
        const response = await site.fetch(request);
        if (!request.url.includes('/issuetypes/10002')) return response;
        return Response.json(
          JSON.parse((await response.text()).replaceAll('"required":false', '"required":true')),
        );
      },
    };
    const bad = await create({ issues: [task('One')], validate_only: true }, { site: stricter });
    expect(bad.result.isError).toBe(true);
    expect(bad.text).toMatch(/issues\[0\]: Task in PROJ also requires \w+/);
  });

  it('weakness 24: keeps to the allowed projects', async () => {
    const { result, text, paths } = await create(
      { issues: [task('One', { project_key: 'OPS' }), task('Two')] },
      { filters: { jira: ['OPS'] } },
    );
    expect(result.isError).toBe(true);
    expect(text).toMatch(/issues\[1\]: Project PROJ is not among .*JIRA_PROJECTS_FILTER/);
    expect(paths.filter((path) => path.startsWith('POST'))).toEqual([]);
  });

  it.each([
    [[], '1 to 500'],
    [[{ summary: 'x', issue_type: 'Task' }], 'issues.0.project_key'],
    [[{ project_key: 'PROJ', summary: ' ', issue_type: 'Task' }], 'issues.0.summary'],
    ['nonsense', 'issues'],
  ])('refuses %j before anything is sent', async (issues, words) => {
    const { result, text, paths } = await create({ issues });
    expect(result.isError).toBe(true);
    expect(text).toContain(words);
    expect(paths).toEqual([]);
  });
});
