import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';

describe.each(['cloud', 'datacenter'] as const)('jira_search_fields on %s', (deployment) => {
  const open = async () => {
    const { call, requests } = await connect(deployment);
    const search = async (args: Record<string, unknown>) => {
      const { structuredContent } = await call('jira_search_fields', args);
      return (structuredContent as { result: { id: string; name: string }[] }).result;
    };
    return { search, requests };
  };

  it('puts the best match first, as Jira describes it', async () => {
    const { search } = await open();
    const [best] = await search({ keyword: 'story points' });
    expect(best).toMatchObject({
      id: 'customfield_10016',
      name: 'Story Points',
      custom: true,
      clauseNames: ['cf[10016]', 'Story Points'],
      schema: { type: 'number', customId: 10016 },
    });
  });

  it.each([
    ['STORY', 'Story Points'],
    ['points story', 'Story Points'],
    ['severty', 'Severity'],
    ['customfield_10030', 'Severity'],
    ['cf[10030]', 'Severity'],
    ['fixVersion', deployment === 'cloud' ? 'Fix versions' : 'Fix Version/s'],
    ['acceptance', 'Acceptance criteria'],
  ])('finds %j', async (keyword, name) => {
    const { search } = await open();
    expect((await search({ keyword, limit: 3 }))[0]?.name).toBe(name);
  });

  it('lists the first fields without a keyword, and nothing for nonsense', async () => {
    const { search } = await open();
    expect(await search({ limit: 4 })).toHaveLength(4);
    expect(await search({ keyword: 'qqqqxxzz' })).toEqual([]);
  });

  it('reads the list once, and anew when asked', async () => {
    const { search, requests } = await open();
    await search({ keyword: 'severity' });
    await search({ keyword: 'sprint' });
    expect(requests).toHaveLength(1);
    await search({ keyword: 'sprint', refresh: true });
    expect(requests).toHaveLength(2);
  });
});
