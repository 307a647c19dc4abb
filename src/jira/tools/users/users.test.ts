import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';

describe.each(['cloud', 'datacenter'] as const)('jira_get_user_profile on %s', (deployment) => {
  const cloud = deployment === 'cloud';
  const find = async (user_identifier: string, options = {}) => {
    const { call, requests } = await connect(deployment, options);
    const result = await call('jira_get_user_profile', { user_identifier });
    return { result, text: JSON.stringify(result.content), requests };
  };

  it('knows who is asking', async () => {
    const { result, requests } = await find('me');
    expect(result.structuredContent).toEqual({
      success: true,
      user: {
        ...(cloud
          ? { account_id: '712020:00000000-0000-4000-8000-000000000001', name: 'Ada Lovelace' }
          : { name: 'ada', key: 'JIRAUSER10101' }),
        display_name: 'Ada Lovelace',
        email: 'ada@demo.example',
        active: true,
        time_zone: 'Europe/Berlin',
      },
    });
    expect(requests).toEqual([{ method: 'GET', path: `/rest/api/${cloud ? 3 : 2}/myself` }]);
  });

  it.each([
    'grace@demo.example',
    'Grace Hopper',
    'grace  hopper',
    ...(cloud
      ? [
          '712020:00000000-0000-4000-8000-000000000002',
          'accountid:712020:00000000-0000-4000-8000-000000000002',
        ]
      : ['grace', 'JIRAUSER10102', '[~grace]']),
  ])('finds somebody as %j in one request', async (identifier) => {
    const { result, requests } = await find(identifier);
    expect(result.structuredContent).toMatchObject({ success: true, user: { display_name: 'Grace Hopper' } });
    expect(requests).toHaveLength(1);
  });

  it('finds a name without its accents', async () => {
    const { result } = await find('Jurgen Gross');
    expect(result.structuredContent).toMatchObject({ user: { display_name: 'Jürgen Groß' } });
  });

  it('names the candidates when several people fit', async () => {
    const { result, text } = await find('Sam Lee');
    expect(result.isError).toBe(true);
    expect(text).toContain('fits 2 people');
    expect(text).toContain(cloud ? '712020:00000000-0000-4000-8000-000000000008' : 'slee2');
  });

  it('says so when nobody fits, with those that come near', async () => {
    const { result, text } = await find('Grace');
    if (!cloud) return expect(result.structuredContent).toMatchObject({ user: { name: 'grace' } });
    expect(result.isError).toBe(true);
    expect(text).toContain('Similar: Grace Hopper');
    expect((await find('Nobody At All')).result.isError).toBe(true);
    return undefined;
  });
});
