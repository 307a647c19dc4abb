import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createUse } from '../../../../test/support/tool-calls.ts';

describe.each(['cloud', 'datacenter'] as const)('development info on %s', (deployment) => {
  const rest = `/rest/api/${deployment === 'cloud' ? 3 : 2}`;
  const status = '/rest/dev-status/1.0/issue';
  const use = createUse(deployment);
  const one = (args: object = {}, options = {}) =>
    use('jira_get_issue_development_info', { issue_key: 'PROJ-123', ...args }, options);
  const several = (issue_keys: unknown, options = {}) =>
    use('jira_get_issues_development_info', { issue_keys }, options);

  const place = {
    repository: 'demo/payments',
    repositoryUrl: 'https://github.example/demo/payments',
    instance: 'GitHub',
  };
  const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);

  it('weakness 30: tells everything once', async () => {
    const { result, requests } = await one();
    expect(result.structuredContent).toEqual({
      issue_key: 'PROJ-123',
      detail: ['pullrequest', 'branch', 'repository'].map((data_type) => ({
        application_type: 'GitHub',
        data_type,
        count: 1,
      })),
      pullRequests: [
        {
          id: '#42',
          name: 'PROJ-123 Book refunds once',
          status: 'OPEN',
          url: 'https://github.example/demo/payments/pull/42',
          source: 'PROJ-123-book-refunds-once',
          destination: 'main',
          author: 'Grace Hopper',
          reviewers: [{ name: 'Ada Lovelace', approved: true }],
          lastUpdate: iso,
          ...place,
        },
      ],
      branches: [
        {
          name: 'PROJ-123-book-refunds-once',
          url: 'https://github.example/demo/payments/tree/PROJ-123-book-refunds-once',
          lastCommit: '4f1c9a7d2b3e4f5061728394a5b6c7d8e9f00112',
          ...place,
        },
      ],
      commits: [
        {
          id: '4f1c9a7d2b3e4f5061728394a5b6c7d8e9f00112',
          message: 'PROJ-123 Book refunds once',
          author: 'Grace Hopper',
          timestamp: iso,
          url: 'https://github.example/demo/payments/commit/4f1c9a7',
          ...place,
        },
      ],
      repositories: [
        { name: 'demo/payments', url: 'https://github.example/demo/payments', instance: 'GitHub' },
      ],
    });
    expect(requests.map(({ path }) => path)).toEqual([
      `${rest}/issue/PROJ-123`,
      `${status}/summary`,
      `${status}/detail`,
      `${status}/detail`,
      `${status}/detail`,
    ]);
  });

  it('asks for what is named only, in any spelling', async () => {
    const { result, requests } = await one({ application_type: 'github', data_type: 'PullRequest' });
    expect(result.structuredContent).toMatchObject({
      pullRequests: [{ id: '#42' }],
      branches: [],
      commits: [],
    });
    expect(requests.map(({ path }) => path)).toEqual([`${rest}/issue/PROJ-123`, `${status}/detail`]);
  });

  it('asks no tool that knows nothing', async () => {
    const { result, requests } = await one({ issue_key: 'PROJ-122' });
    expect(result.structuredContent).toEqual({
      issue_key: 'PROJ-122',
      detail: [],
      pullRequests: [],
      branches: [],
      commits: [],
      repositories: [],
    });
    expect(requests).toHaveLength(2);
  });

  it('weakness 28: reads the ids of several issues in one request', async () => {
    const { result, requests } = await several('proj-122, PROJ-123,PROJ-122');
    const { result: infos } = result.structuredContent as { result: { issue_key: string }[] };
    expect(infos.map(({ issue_key }) => issue_key)).toEqual(['PROJ-122', 'PROJ-123']);
    expect(infos[1]).toMatchObject({ pullRequests: [{ id: '#42' }] });
    expect(requests).toHaveLength(1 + 2 + 3);
  });

  it('says of each issue why it failed, and fails when all do', async () => {
    const { result } = await several(['PROJ-123', 'PROJ-99999']);
    const { result: infos } = result.structuredContent as { result: { error?: string }[] };
    expect(infos[0]).not.toHaveProperty('error');
    expect(infos[1]).toEqual({
      issue_key: 'PROJ-99999',
      detail: [],
      pullRequests: [],
      branches: [],
      commits: [],
      repositories: [],
      error: expect.stringContaining('404'),
    });
    const nothing = await several(['SECRET-1', 'PROJ-99999']);
    expect(nothing.result.isError).toBe(true);
  });

  it.each([401, 403, 404])('weaknesses 33 and 34: a %d is an error that names OAuth', async (code) => {
    const { site } = await connect(deployment);
    const fetch = (url: URL, init: RequestInit) =>
      url.pathname.includes('dev-status')
        ? Promise.resolve(new Response('{}', { status: code }))
        : site.fetch(new Request(url, init));
    for (const { result, text } of [await one({}, { fetch }), await several('PROJ-1,PROJ-2', { fetch })]) {
      expect(result.isError).toBe(true);
      expect(text).toContain('takes no OAuth tokens');
    }
  });

  it.each([
    [
      'jira_get_issue_development_info',
      { issue_key: 'PROJ-1', data_type: 'build' },
      'data_type takes pullrequest',
    ],
    ['jira_get_issues_development_info', { issue_keys: [] }, 'takes 1 to 100 keys'],
    ['jira_get_issues_development_info', { issue_keys: 'PROJ-1;drop' }, 'issue key'],
  ])('%s refuses %j before anything is sent', async (name, args, expected) => {
    const { result, text, requests } = await use(name, args);
    expect(result.isError).toBe(true);
    expect(text).toContain(expected);
    expect(requests).toEqual([]);
  });

  it('weakness 24: stays inside the filter', async () => {
    const options = { filters: { jira: ['PROJ'] } };
    for (const { text, requests } of [
      await one({ issue_key: 'OPS-1' }, options),
      await several(['PROJ-1', 'OPS-1'], options),
    ]) {
      expect(text).toContain('JIRA_PROJECTS_FILTER');
      expect(requests).toEqual([]);
    }
  });
});
