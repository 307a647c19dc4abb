import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';

type Row = Record<string, unknown>;

describe.each(['cloud', 'datacenter'] as const)('writing versions on %s', (deployment) => {
  const rest = `/rest/api/${deployment === 'cloud' ? 3 : 2}`;
  const open = async (options = {}) => {
    const { call, requests } = await connect(deployment, options);
    const run = async (name: string, args: Row) => {
      const before = requests.length;
      const result = await call(name, args);
      const paths = requests.slice(before).map(({ method, path }) => `${method} ${path}`);
      return { result, text: JSON.stringify(result.content), value: result.structuredContent as Row, paths };
    };
    return { run };
  };

  it('jira_create_version creates in one request, and the version is listed and can be used', async () => {
    const { run } = await open();
    const { value, paths } = await run('jira_create_version', {
      project_key: 'proj',
      name: ' 2.2 ',
      start_date: '2027-01-01',
      release_date: '2027-01-31T12:00:00Z',
      description: 'After the winter',
    });
    expect(value).toEqual({
      self: expect.stringContaining(`${rest}/version/`),
      id: expect.any(String),
      name: '2.2',
      description: 'After the winter',
      archived: false,
      released: false,
      startDate: '2027-01-01',
      releaseDate: '2027-01-31',
      projectId: 10000,
    });
    expect(paths).toEqual([`POST ${rest}/version`]);
    const { value: listed } = await run('jira_get_project_versions', { project_key: 'PROJ' });
    expect((listed.result as Row[]).map(({ name }) => name)).toContain('2.2');
    const { result } = await run('jira_update_issue', {
      issue_key: 'PROJ-2',
      fields: { fixVersions: '2.2' },
    });
    expect(result.structuredContent).toMatchObject({ issue: { fix_versions: ['2.2'] } });
  });

  it.each([
    [{ name: '2.2', start_date: 'tomorrow' }, 'start_date takes a date such as'],
    [{ name: '2.2', start_date: '2027-02-01', release_date: '2027-01-01' }, 'is after release_date'],
    [{ name: ' ' }, 'name'],
  ])('jira_create_version refuses %j before anything is sent', async (args, words) => {
    const { run } = await open();
    const { result, text, paths } = await run('jira_create_version', { project_key: 'PROJ', ...args });
    expect(result.isError).toBe(true);
    expect(text).toContain(words);
    expect(paths).toEqual([]);
  });

  it("a name that is taken is an error with Jira's words", async () => {
    const { run } = await open();
    const { result, text } = await run('jira_create_version', { project_key: 'PROJ', name: '2.1' });
    expect(result.isError).toBe(true);
    expect(text).toContain('already exists in this project');
  });

  it('jira_batch_create_versions creates one after the other, from a list or JSON text', async () => {
    const { run } = await open();
    const { value, paths } = await run('jira_batch_create_versions', {
      project_key: 'PROJ',
      versions: JSON.stringify([
        { name: '5.0', startDate: '2027-01-01' },
        { name: '5.1', description: null },
      ]),
    });
    expect(value.result).toEqual([
      { success: true, version: expect.objectContaining({ name: '5.0', startDate: '2027-01-01' }) },
      { success: true, version: expect.objectContaining({ name: '5.1', released: false }) },
    ]);
    expect(paths).toEqual([`POST ${rest}/version`, `POST ${rest}/version`]);
  });

  it('weakness 33: a part that fails makes the whole an error, which says what was created', async () => {
    const { run } = await open();
    const { result, text } = await run('jira_batch_create_versions', {
      project_key: 'PROJ',
      versions: [{ name: '5.0' }, { name: '2.1' }, { name: '5.2' }],
    });
    expect(result.isError).toBe(true);
    expect(text).toMatch(/Created: 5\.0 \(id \d+\), 5\.2 \(id \d+\)\. Not created: 2\.1: .*already exists/);
  });

  it.each([
    [[{ name: '5.0' }, { name: '5.0' }], 'versions[1]: 5.0 is listed twice'],
    [[{ name: '5.0' }, { name: '5.1', release_date: 'soon' }], 'release_date takes a date'],
    [[], '1 to 100'],
    [[{ name: '5.0', nonsense: 1 }], 'nonsense'],
    [[{ description: 'no name' }], 'name'],
  ])('jira_batch_create_versions refuses %j before anything is sent', async (versions, words) => {
    const { run } = await open();
    const { result, text, paths } = await run('jira_batch_create_versions', {
      project_key: 'PROJ',
      versions,
    });
    expect(result.isError).toBe(true);
    expect(text).toContain(words);
    expect(paths).toEqual([]);
  });

  it('jira_update_version changes only what is given, in one request, and can clear the description', async () => {
    const { run } = await open();
    const { value, paths } = await run('jira_update_version', {
      version_id: 10004,
      released: 'true',
      description: '',
    });
    expect(value).toMatchObject({ id: '10004', name: '2.1', released: true, archived: false });
    expect(value.description).toBeUndefined();
    expect(paths).toEqual([`PUT ${rest}/version/10004`]);
    const { value: archived } = await run('jira_update_version', { version_id: '10004', archived: true });
    expect(archived).toMatchObject({ released: true, archived: true });
  });

  it('jira_update_version needs something to change, and a version that exists', async () => {
    const { run } = await open();
    const nothing = await run('jira_update_version', { version_id: '10004', name: null });
    expect(nothing.text).toContain('Nothing to change');
    expect(nothing.paths).toEqual([]);
    expect((await run('jira_update_version', { version_id: '1', name: 'x' })).text).toContain('404');
  });

  it('weakness 24: versions of other projects than the allowed ones are not written', async () => {
    const { run } = await open({ filters: { jira: ['OPS'] } });
    for (const [name, args] of [
      ['jira_create_version', { project_key: 'PROJ', name: '2.2' }],
      ['jira_batch_create_versions', { project_key: 'PROJ', versions: [{ name: '2.2' }] }],
      ['jira_update_version', { version_id: '10004', name: '2.2' }],
    ] as const) {
      const { result, text, paths } = await run(name, args);
      expect(result.isError).toBe(true);
      expect(text).toContain('JIRA_PROJECTS_FILTER');
      expect(paths.filter((path) => !path.startsWith('GET'))).toEqual([]);
    }
    expect((await run('jira_update_version', { version_id: '10021', released: true })).value).toMatchObject({
      name: '2026 Q2',
      released: true,
    });
  });

  it('who may not write is told so', async () => {
    const { run } = await open({ user: 'guest' });
    const { result, text } = await run('jira_create_version', { project_key: 'PROJ', name: '2.2' });
    expect(result.isError).toBe(true);
    expect(text).toContain('lacks the permission');
  });
});
