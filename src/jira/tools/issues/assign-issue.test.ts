import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';

describe.each(['cloud', 'datacenter'] as const)('jira_assign_issue on %s', (deployment) => {
  const cloud = deployment === 'cloud';
  const rest = `/rest/api/${cloud ? 3 : 2}`;
  const assign = async (args: Record<string, unknown>, options = {}) => {
    const { call, requests } = await connect(deployment, options);
    const result = await call('jira_assign_issue', { issue_key: 'PROJ-2', ...args });
    const paths = requests.map(({ method, path }) => `${method} ${path}`);
    return { result, text: JSON.stringify(result.content), paths };
  };

  it.each(['Grace Hopper', 'grace@demo.example', 'grace hopper'])(
    'finds %s, and needs three requests',
    async (assignee) => {
      const { result, paths } = await assign({ assignee });
      expect(result.structuredContent).toMatchObject({
        message: 'Issue PROJ-2 assigned',
        issue: { key: 'PROJ-2', summary: expect.any(String), assignee: { display_name: 'Grace Hopper' } },
      });
      expect(paths).toEqual([
        `GET ${rest}/user/search`,
        `PUT ${rest}/issue/PROJ-2/assignee`,
        `GET ${rest}/issue/PROJ-2`,
      ]);
    },
  );

  it('weakness 10: knows who is meant by me', async () => {
    const { result } = await assign({ assignee: 'me' });
    expect(result.structuredContent).toMatchObject({ issue: { assignee: { display_name: 'Ada Lovelace' } } });
  });

  it.each([{}, { assignee: null }, { assignee: '' }])('leaves the issue unassigned for %j', async (args) => {
    const { result, paths } = await assign(args);
    expect(result.structuredContent).toMatchObject({
      message: 'Issue PROJ-2 unassigned',
      issue: { assignee: { display_name: 'Unassigned' } },
    });
    expect(paths).toHaveLength(2);
  });

  it('weakness 11: does not choose between people of the same name', async () => {
    const { result, text, paths } = await assign({ assignee: 'Sam Lee' });
    expect(result.isError).toBe(true);
    expect(text).toContain('slee@demo.example');
    expect(text).toContain('slee2@demo.example');
    expect(paths.some((path) => path.startsWith('PUT'))).toBe(false);
  });

  it('tells unknown people, people who cannot be assigned, and who must not assign', async () => {
    expect((await assign({ assignee: 'Nobody Atall' })).text).toContain('Nobody is called');
    expect((await assign({ assignee: 'guest@demo.example' })).text).toContain('cannot be assigned');
    const { result, text } = await assign({ assignee: 'me' }, { user: 'guest' });
    expect(result.isError).toBe(true);
    expect(text).toContain('lacks the permission');
  });

  it('weakness 24: keeps to the allowed projects, and nothing is written', async () => {
    const { result, text, paths } = await assign({ assignee: 'me' }, { filters: { jira: ['OPS'] } });
    expect(result.isError).toBe(true);
    expect(text).toContain('JIRA_PROJECTS_FILTER');
    expect(paths).toEqual([]);
  });
});
