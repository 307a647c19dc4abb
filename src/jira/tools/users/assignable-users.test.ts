import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';

describe.each(['cloud', 'datacenter'] as const)('jira_search_assignable_users on %s', (deployment) => {
  const cloud = deployment === 'cloud';
  const search = async (args: Record<string, unknown>, options = {}) => {
    const { call, requests } = await connect(deployment, options);
    const result = await call('jira_search_assignable_users', args);
    return { result, text: JSON.stringify(result.content), requests };
  };
  const sam = (id: string, login: string) => ({
    ...(cloud
      ? { account_id: `712020:00000000-0000-4000-8000-0000000000${id}`, name: 'Sam Lee' }
      : { name: login, key: `JIRAUSER101${id}` }),
    display_name: 'Sam Lee',
    email: `${login}@demo.example`,
  });

  it.each([{ project_key: 'proj' }, { issue_key: 'PROJ-2' }])(
    'finds people for %j in one request',
    async (where) => {
      const { result, requests } = await search({ query: 'sam', ...where });
      expect(result.structuredContent).toEqual({
        success: true,
        count: 2,
        users: [sam('07', 'slee'), sam('08', 'slee2')],
      });
      expect(requests).toEqual([
        { method: 'GET', path: `/rest/api/${cloud ? 3 : 2}/user/assignable/search` },
      ]);
    },
  );

  it('keeps to the limit', async () => {
    const { result } = await search({ query: 'sam', project_key: 'PROJ', limit: '1' });
    expect(result.structuredContent).toMatchObject({ count: 1 });
  });

  it.each([{}, { project_key: 'PROJ', issue_key: 'PROJ-1' }])(
    'takes either project or issue, not %j',
    async (where) => {
      const { result, text, requests } = await search({ query: 'sam', ...where });
      expect(result.isError).toBe(true);
      expect(text).toContain('either project_key or issue_key');
      expect(requests).toEqual([]);
    },
  );

  it('is an error, not an empty list, for what cannot be seen', async () => {
    expect((await search({ query: 'sam', project_key: 'SECRET' })).result.isError).toBe(true);
    expect((await search({ query: 'sam', issue_key: 'PROJ-9999' })).result.isError).toBe(true);
  });

  it('keeps to the allowed projects', async () => {
    const { text, requests } = await search(
      { query: 'sam', issue_key: 'PROJ-1' },
      { filters: { jira: ['OPS'] } },
    );
    expect(text).toContain('JIRA_PROJECTS_FILTER');
    expect(requests).toEqual([]);
  });
});
