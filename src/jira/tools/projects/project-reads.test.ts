import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';

type Row = Record<string, unknown>;

const forbidden = {
  fetch: async () => Response.json({ errorMessages: ['No.'] }, { status: 403 }),
};

describe.each(['cloud', 'datacenter'] as const)('projects and what they have on %s', (deployment) => {
  const cloud = deployment === 'cloud';
  const rest = `/rest/api/${cloud ? 3 : 2}`;
  const run = async (name: string, args: Row, options = {}) => {
    const { call, requests } = await connect(deployment, options);
    const result = await call(name, args);
    const rows = (result.structuredContent as { result: Row[] } | undefined)?.result ?? [];
    const paths = requests.map(({ method, path }) => `${method} ${path}`);
    return { result, rows, text: JSON.stringify(result.content), paths };
  };
  const person = (accountId: string, name: string, key: string) => (cloud ? { accountId } : { name, key });

  it('jira_search_projects finds by key or name, in one request', async () => {
    const { rows, paths } = await run('jira_search_projects', { query: 'pay' });
    const more = cloud ? { type: 'software', category: 'Products' } : {};
    expect(rows).toEqual([{ id: '10000', key: 'PROJ', name: 'Payments', ...more }]);
    expect(paths).toEqual([`GET ${rest}/${cloud ? 'project/search' : 'projects/picker'}`]);
  });

  it('jira_search_projects fills the page although some projects are left out', async () => {
    const all = { query: '', max_results: '2' };
    const keys = async (args: Row, options = {}) =>
      (await run('jira_search_projects', args, options)).rows.map(({ key }) => key).sort();
    expect(await keys({ ...all, max_results: 50 })).toEqual(['HELP', 'OPS', 'PROJ']);
    expect(await keys({ ...all, current_project_ids: '10001' })).toEqual(['OPS', 'PROJ']);
    expect(await keys({ ...all, max_results: 1 }, { filters: { jira: ['proj'] } })).toEqual(['PROJ']);
    expect(await keys({ query: 'nothing like it' })).toEqual([]);
  });

  it('jira_get_project_issue_types lists them with what they are for, in one request', async () => {
    const { rows, paths } = await run('jira_get_project_issue_types', { project_key: 'help' });
    const level = cloud ? { hierarchy_level: 0 } : {};
    expect(rows).toEqual([
      {
        id: '10005',
        name: 'Service Request',
        description: 'A request that follows ITSM workflows.',
        subtask: false,
        ...level,
      },
      {
        id: '10006',
        name: 'Incident',
        description: 'For system outages or incidents.',
        subtask: false,
        ...level,
      },
    ]);
    expect(paths).toEqual([`GET ${rest}/issue/createmeta/HELP/issuetypes`]);
  });

  it('jira_get_create_fields tells required fields, types and values, with one request for an id', async () => {
    const { rows, paths } = await run('jira_get_create_fields', {
      project_key: 'PROJ',
      issue_type_id: 10003,
    });
    const field = (id: string) => rows.find((row) => row.field_id === id);
    expect(field('summary')).toEqual({
      field_id: 'summary',
      name: 'Summary',
      required: true,
      schema: { type: 'string', system: 'summary' },
    });
    expect(field('priority')).toMatchObject({ required: false, has_default: true });
    expect(field('customfield_10032')).toEqual({
      field_id: 'customfield_10032',
      name: 'Region',
      required: false,
      schema: {
        type: 'option-with-child',
        custom: 'com.atlassian.jira.plugin.system.customfieldtypes:cascadingselect',
      },
      allowed_values: ['Europe', 'America', 'Everywhere'],
    });
    expect(paths).toEqual([`GET ${rest}/issue/createmeta/PROJ/issuetypes/10003`]);
  });

  it('jira_get_create_fields takes the name of a type as well, and names those that there are', async () => {
    const byName = await run('jira_get_create_fields', { project_key: 'PROJ', issue_type_id: 'bug' });
    expect(byName.rows.length).toBeGreaterThan(20);
    expect(byName.paths).toHaveLength(2);
    const wrong = await run('jira_get_create_fields', { project_key: 'PROJ', issue_type_id: 'Quest' });
    expect(wrong.text).toContain('it has Epic, Story, Task, Bug, Sub-task');
  });

  it('weakness 28: jira_get_project_fields reads each screen once, however many fields it has', async () => {
    const { rows, paths } = await run('jira_get_project_fields', { project_key: 'PROJ' });
    expect(paths).toHaveLength(1 + 5);
    expect(new Set(paths).size).toBe(6);
    expect(rows.find(({ field_id }) => field_id === 'summary')).toEqual({
      field_id: 'summary',
      name: 'Summary',
      required: true,
      schema_type: 'string',
      custom: false,
      issue_types: ['Epic', 'Story', 'Task', 'Bug', 'Sub-task'],
    });
    expect(rows.find(({ field_id }) => field_id === 'customfield_10030')).toMatchObject({
      schema_type: 'option',
      custom: true,
    });
    expect(rows.find(({ field_id }) => field_id === 'parent')).toMatchObject({ required: true });
  });

  it('jira_get_project_versions lists releases with their dates, in one request', async () => {
    const { rows, paths } = await run('jira_get_project_versions', { project_key: 'PROJ' });
    expect(rows).toHaveLength(6);
    expect(rows[4]).toEqual({
      id: '10004',
      name: '2.1',
      description: 'Release 2.1',
      released: false,
      archived: false,
      startDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      releaseDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    expect(paths).toEqual([`GET ${rest}/project/PROJ/versions`]);
  });

  it('jira_get_project_components lists them as Jira has them, without pictures, in one request', async () => {
    const { rows, paths } = await run('jira_get_project_components', { project_key: 'HELP' });
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual({
      self: expect.stringMatching(/\/component\/10200$/),
      id: '10200',
      name: 'Billing',
      description: 'Everything about billing',
      lead: expect.objectContaining({
        ...person('712020:00000000-0000-4000-8000-000000000009', 'katherine', 'JIRAUSER10109'),
        displayName: 'Katherine Johnson',
      }),
      assigneeType: 'PROJECT_DEFAULT',
      project: 'HELP',
      ...(cloud && { projectId: 10001, isAssigneeTypeValid: true }),
    });
    expect(JSON.stringify(rows)).not.toContain('avatar');
    expect(paths).toEqual([`GET ${rest}/project/HELP/components`]);
  });

  it('an empty project has an empty list of versions', async () => {
    expect(
      (await run('jira_get_project_versions', { project_key: 'HELP' })).result.structuredContent,
    ).toEqual({ result: [] });
  });

  describe.each([
    ['jira_search_projects', { query: 'x' }],
    ['jira_get_project_issue_types', { project_key: 'PROJ' }],
    ['jira_get_create_fields', { project_key: 'PROJ', issue_type_id: '10001' }],
    ['jira_get_project_fields', { project_key: 'PROJ' }],
    ['jira_get_project_versions', { project_key: 'PROJ' }],
    ['jira_get_project_components', { project_key: 'PROJ' }],
  ])('%s', (name, args) => {
    it('weakness 16: is an error, not an empty list, when Jira refuses', async () => {
      const { result, text } = await run(name, args, forbidden);
      expect(result.isError).toBe(true);
      expect(text).toContain('403');
    });

    it.runIf('project_key' in args)('is an error for a project that does not exist', async () => {
      expect((await run(name, { ...args, project_key: 'NOPE' })).result.isError).toBe(true);
    });

    it.runIf('project_key' in args)(
      'weakness 24: keeps to the allowed projects, without a request',
      async () => {
        const { result, text, paths } = await run(name, args, { filters: { jira: ['OPS'] } });
        expect(result.isError).toBe(true);
        expect(text).toContain('JIRA_PROJECTS_FILTER');
        expect(paths).toEqual([]);
      },
    );
  });

  it('a project in which the account may not create issues is an error, not a project without types', async () => {
    const nothing = cloud
      ? { issueTypes: [], startAt: 0, maxResults: 50, total: 0 }
      : { values: [], total: 0 };
    const fetch = async () => Response.json(nothing);
    const { result, text } = await run('jira_get_project_issue_types', { project_key: 'PROJ' }, { fetch });
    expect(result.isError).toBe(true);
    expect(text).toContain('cannot create issues in project PROJ');
  });
});
