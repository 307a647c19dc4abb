import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';

describe.each(['cloud', 'datacenter'] as const)('jira_delete_issue on %s', (deployment) => {
  const rest = `/rest/api/${deployment === 'cloud' ? 3 : 2}`;
  const open = async (options = {}) => {
    const { call, requests } = await connect(deployment, options);
    return {
      exists: async (issue_key: string) => (await call('jira_get_issue', { issue_key })).isError !== true,
      async remove(args: Record<string, unknown>) {
        const before = requests.length;
        const result = await call('jira_delete_issue', args);
        const paths = requests.slice(before).map(({ method, path }) => `${method} ${path}`);
        return { result, text: JSON.stringify(result.content), paths };
      },
    };
  };

  it('deletes an issue in one request', async () => {
    const { remove, exists } = await open();
    const { result, paths } = await remove({ issue_key: 'proj-2' });
    expect(result.structuredContent).toEqual({ message: 'Issue PROJ-2 deleted' });
    expect(paths).toEqual([`DELETE ${rest}/issue/PROJ-2`]);
    expect(await exists('PROJ-2')).toBe(false);
  });

  it('weakness 7: keeps an issue with sub-tasks, and says how many there are', async () => {
    const { remove, exists } = await open();
    const { result, text } = await remove({ issue_key: 'PROJ-3' });
    expect(result.isError).toBe(true);
    expect(text).toContain('Nothing was deleted: PROJ-3 has 2 sub-tasks (PROJ-4, PROJ-5).');
    expect(text).toContain('delete_subtasks');
    expect(await exists('PROJ-3')).toBe(true);
    expect(await exists('PROJ-4')).toBe(true);
  });

  it('weakness 7: deletes sub-tasks on request, and names them', async () => {
    const { remove, exists } = await open();
    const { result, paths } = await remove({ issue_key: 'PROJ-3', delete_subtasks: 'true' });
    expect(result.structuredContent).toEqual({
      message: 'Issue PROJ-3 and 2 sub-tasks (PROJ-4, PROJ-5) deleted',
    });
    expect(paths).toEqual([`GET ${rest}/issue/PROJ-3`, `DELETE ${rest}/issue/PROJ-3`]);
    for (const key of ['PROJ-3', 'PROJ-4', 'PROJ-5']) expect(await exists(key)).toBe(false);
    expect((await remove({ issue_key: 'PROJ-7', delete_subtasks: true })).result.structuredContent).toEqual({
      message: 'Issue PROJ-7 deleted',
    });
  });

  it('is an error for what does not exist or must not be deleted', async () => {
    const { remove } = await open();
    expect((await remove({ issue_key: 'PROJ-9999' })).text).toContain('404');
    const { result, text } = await (await open({ user: 'guest' })).remove({ issue_key: 'PROJ-2' });
    expect(result.isError).toBe(true);
    expect(text).toContain('lacks the permission');
  });

  it('weakness 24: keeps to the allowed projects, and nothing is deleted', async () => {
    const { remove } = await open({ filters: { jira: ['OPS'] } });
    const { result, text, paths } = await remove({ issue_key: 'PROJ-2' });
    expect(result.isError).toBe(true);
    expect(text).toContain('JIRA_PROJECTS_FILTER');
    expect(paths).toEqual([]);
  });
});
