import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';

describe.each(['cloud', 'datacenter'] as const)('jira_get_all_projects on %s', (deployment) => {
  const list = async (args = {}, options = {}) => {
    const { call, requests } = await connect(deployment, options);
    const { structuredContent } = await call('jira_get_all_projects', args);
    return { projects: (structuredContent as { result: { key: string }[] }).result, requests };
  };
  const keys = async (args = {}, options = {}) =>
    (await list(args, options)).projects.map(({ key }) => key).sort();

  it('lists what the account sees, in one request', async () => {
    const { projects, requests } = await list();
    expect(projects.find(({ key }) => key === 'PROJ')).toEqual({
      id: '10000',
      key: 'PROJ',
      name: 'Payments',
      type: 'software',
      description: 'Card and bank payments for the web shop.',
      category: 'Products',
      lead: expect.objectContaining({ display_name: 'Ada Lovelace' }),
    });
    expect(projects.map(({ key }) => key).sort()).toEqual(['HELP', 'OPS', 'PROJ']);
    expect(requests).toHaveLength(1);
  });

  it('adds archived projects on request', async () => {
    const { projects } = await list({ include_archived: 'true' });
    expect(projects.find(({ key }) => key === 'OLD')).toMatchObject({ name: 'Old Shop', archived: true });
  });

  it('lists only what the operator allows', async () => {
    expect(await keys({}, { filters: { jira: ['ops', 'SECRET'] } })).toEqual(['OPS']);
  });

  it('is an error, not an empty list, when Jira refuses', async () => {
    const { call } = await connect(deployment, {
      fetch: async () => Response.json({ errorMessages: ['No.'] }, { status: 403 }),
    });
    const result = await call('jira_get_all_projects');
    expect(result.isError).toBe(true);
    expect(JSON.stringify(result.content)).toContain('403');
  });
});
