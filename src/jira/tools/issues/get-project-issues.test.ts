import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';

interface Page {
  total: number;
  start_at: number;
  max_results: number;
  issues: { key: string }[];
  next_page_token?: string;
}

describe.each(['cloud', 'datacenter'] as const)('jira_get_project_issues on %s', (deployment) => {
  const cloud = deployment === 'cloud';
  const read = async (args: Record<string, unknown>, options = {}) => {
    const { call, requests } = await connect(deployment, options);
    const result = await call('jira_get_project_issues', args);
    return {
      result,
      page: result.structuredContent as unknown as Page,
      text: JSON.stringify(result.content),
      requests,
    };
  };

  it('lists the issues of the project in one request', async () => {
    const { page, requests } = await read({ project_key: 'ops', limit: '2' });
    expect(page).toEqual({
      total: cloud ? -1 : 40,
      start_at: 0,
      max_results: 2,
      issues: [expect.objectContaining({ key: 'OPS-40' }), expect.objectContaining({ key: 'OPS-39' })],
      next_page_token: expect.any(String),
    });
    expect(page.issues[0]).toMatchObject({
      summary: expect.any(String),
      status: { name: expect.any(String) },
      browse_url: expect.stringMatching(/\/browse\/OPS-40$/),
    });
    expect(requests).toEqual([
      { method: 'POST', path: cloud ? '/rest/api/3/search/jql' : '/rest/api/2/search' },
    ]);
  });

  it('weakness 21: every page can be reached, and the last one says so', async () => {
    const keys = new Set<string>();
    let token: string | undefined;
    let pages = 0;
    do {
      const { page } = await read({ project_key: 'OPS', limit: 15, page_token: token });
      for (const { key } of page.issues) keys.add(key);
      token = page.next_page_token;
      pages += 1;
    } while (token !== undefined && pages < 10);
    expect(pages).toBe(3);
    expect(keys.size).toBe(40);
  });

  it('weakness 21: start_at works where Jira has it, and is refused where it has not', async () => {
    const { result, page, text } = await read({ project_key: 'OPS', limit: 1, start_at: 39 });
    if (!cloud) expect(page).toMatchObject({ start_at: 39, issues: [{ key: 'OPS-1' }] });
    else {
      expect(result.isError).toBe(true);
      expect(text).toContain('page_token');
    }
  });

  it('weakness 16: is an error, not an empty page, for a project that cannot be seen', async () => {
    for (const project_key of ['NOPE', 'SECRET'])
      expect((await read({ project_key })).result.isError).toBe(true);
  });

  it('keeps to the allowed projects, without a request', async () => {
    const { text, requests } = await read({ project_key: 'PROJ' }, { filters: { jira: ['OPS'] } });
    expect(text).toContain('JIRA_PROJECTS_FILTER');
    expect(requests).toEqual([]);
  });

  it('takes keys that are reserved words in JQL', async () => {
    const { text } = await read({ project_key: 'ORDER' });
    expect(text).not.toContain('reserved');
  });
});
