import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';

const regions = [
  {
    id: '10230',
    value: 'Europe',
    child_options: [
      { id: '10231', value: 'Germany' },
      { id: '10232', value: 'France' },
      { id: '10233', value: 'Poland' },
    ],
  },
  {
    id: '10240',
    value: 'America',
    child_options: [
      { id: '10241', value: 'Canada' },
      { id: '10242', value: 'Brazil' },
    ],
  },
  { id: '10250', value: 'Everywhere' },
];

const region = 'customfield_10032';

const ask =
  (deployment: 'cloud' | 'datacenter') =>
  async (args: Record<string, unknown>, options = {}) => {
    const { call, requests } = await connect(deployment, options);
    const result = await call('jira_get_field_options', args);
    const paths = requests.map(({ method, path }) => `${method} ${path}`);
    const found = (result.structuredContent as { result: unknown[] } | undefined)?.result;
    return { result, found, text: JSON.stringify(result.content), paths };
  };

describe.each(['cloud', 'datacenter'] as const)('jira_get_field_options on %s', (deployment) => {
  const rest = `/rest/api/${deployment === 'cloud' ? 3 : 2}`;
  const options = ask(deployment);

  it('weakness 19: lists the values of a cascading select with those below them', async () => {
    const { found, paths } = await options({ field_id: region, project_key: 'PROJ', issue_type: 'bug' });
    expect(found).toEqual(regions);
    expect(paths).toEqual([
      `GET ${rest}/issue/createmeta/PROJ/issuetypes`,
      `GET ${rest}/issue/createmeta/PROJ/issuetypes/10003`,
    ]);
  });

  it('takes the name of a field, and looks at all screens when no type is given', async () => {
    const { found, paths } = await options({ field_id: 'severity', project_key: 'OPS' });
    expect(found).toEqual([
      { id: '10210', value: 'Minor' },
      { id: '10211', value: 'Major' },
      { id: '10212', value: 'Critical' },
    ]);
    expect(paths).toHaveLength(1 + 1 + 3);
  });

  it('lists what system fields take', async () => {
    const { found } = await options({ field_id: 'Components', project_key: 'OPS', values_only: true });
    expect(found).toEqual(['Network', 'Database', 'Backups']);
  });

  it.each([
    [{ contains: 'GER' }, [regions[0]]],
    [{ contains: 'e', return_limit: '2' }, regions.slice(0, 2)],
    [{ contains: 'no such thing' }, []],
    [{ contains: 'every', values_only: 'true' }, ['Everywhere']],
    [
      { contains: 'france', values_only: true },
      [{ value: 'Europe', children: ['Germany', 'France', 'Poland'] }],
    ],
  ])('narrows by %j', async (narrowing, expected) => {
    const { found } = await options({
      field_id: region,
      project_key: 'PROJ',
      issue_type: 'Task',
      ...narrowing,
    });
    expect(found).toEqual(expected);
  });

  it.each([
    [{ field_id: 'summary', project_key: 'PROJ' }, 'has no list of options'],
    [{ field_id: 'Nonsense', project_key: 'PROJ' }, 'There is no field'],
    [{ field_id: region, project_key: 'PROJ', issue_type: 'Quest' }, 'it has Epic, Story'],
  ])('says what is wrong with %j', async (args, words) => {
    const { result, text } = await options(args);
    expect(result.isError).toBe(true);
    expect(text).toContain(words);
  });

  it('keeps to the allowed projects, without a request', async () => {
    const { text, paths } = await options(
      { field_id: region, project_key: 'PROJ' },
      { filters: { jira: ['OPS'] } },
    );
    expect(text).toContain('JIRA_PROJECTS_FILTER');
    expect(paths).toEqual([]);
  });
});

describe('jira_get_field_options without a project', () => {
  const onCloud = ask('cloud');

  it('reads the context that holds everywhere, on Cloud', async () => {
    const { found, paths } = await onCloud({ field_id: region });
    expect(found).toEqual(regions);
    expect(paths).toEqual([
      `GET /rest/api/3/field/${region}/context`,
      `GET /rest/api/3/field/${region}/context/110032/option`,
    ]);
  });

  it('reads the context that is named, in one request', async () => {
    const { found, paths } = await onCloud({ field_id: region, context_id: 110032 });
    expect(found).toEqual(regions);
    expect(paths).toHaveLength(1);
  });

  it('weakness 22: falls back to create metadata where contexts are forbidden', async () => {
    const asked = { field_id: region, context_id: '110032', project_key: 'PROJ', issue_type: 'Bug' };
    const { found, paths } = await onCloud(asked, { user: 'grace' });
    expect(found).toEqual(regions);
    expect(paths).toHaveLength(3);
  });

  it('weakness 22: tells who is no administrator what to give', async () => {
    const { result, text } = await onCloud({ field_id: region }, { user: 'grace' });
    expect(result.isError).toBe(true);
    expect(text).toContain('give project_key');
  });

  it('tells the disabled options, over several pages', async () => {
    const fetch = async (url: URL) => {
      const startAt = Number(url.searchParams.get('startAt'));
      const values = [
        { id: '1', value: 'One', disabled: true },
        { id: '2', value: 'Two', disabled: false },
        { id: '3', value: 'Below', disabled: true, optionId: '2' },
      ].slice(startAt, startAt + 2);
      return Response.json({ startAt, maxResults: 2, total: 3, isLast: startAt === 2, values });
    };
    const { found } = await onCloud({ field_id: region, context_id: '5' }, { fetch });
    expect(found).toEqual([
      { id: '1', value: 'One', disabled: true },
      { id: '2', value: 'Two', child_options: [{ id: '3', value: 'Below', disabled: true }] },
    ]);
  });

  it('asks for a project, on Data Center', async () => {
    const { result, text, paths } = await ask('datacenter')({ field_id: region });
    expect(result.isError).toBe(true);
    expect(text).toContain('give project_key');
    expect(paths).toEqual([]);
  });
});
