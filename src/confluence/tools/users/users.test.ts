import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['call']>>;
type Hit = { title: string; user: { display_name: string } };

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
const hitsIn = (result: Result): Hit[] => {
  expect(result.isError, JSON.stringify(result.content)).toBeUndefined();
  return (result.structuredContent as { result: Hit[] }).result;
};
const names = (result: Result) => hitsIn(result).map(({ user }) => user.display_name);
const search = 'confluence_search_user';

describe.each(['cloud', 'datacenter'] as const)('people on %s', (deployment) => {
  it('finds people by name', async () => {
    const { call, requests } = await connect(deployment);
    const [hit] = hitsIn(await call(search, { query: 'Ada Lovelace' }));
    expect(hit).toEqual({
      entity_type: 'user',
      title: 'Ada Lovelace',
      score: 0,
      user:
        deployment === 'cloud'
          ? {
              account_id: '712020:00000000-0000-4000-8000-000000000001',
              display_name: 'Ada Lovelace',
              email: 'ada@demo.example',
              is_active: true,
            }
          : { username: 'ada', user_key: 'JIRAUSER10101', display_name: 'Ada Lovelace', is_active: true },
      url: expect.stringMatching(/^https:/),
    });
    expect(requests).toHaveLength(1);
    expect(names(await call(search, { query: 'Sam Lee' }))).toEqual(['Sam Lee', 'Sam Lee']);
    expect(names(await call(search, { query: 'Sam Lee', limit: 1 }))).toHaveLength(1);
    expect(names(await call(search, { query: 'Nobody Atall' }))).toEqual([]);
  });

  it('weakness 30: quotes and brackets in a name are only text', async () => {
    const { call } = await connect(deployment);
    for (const query of ['O"Hara', "it's", 'a) OR (b', 'x > y and z'])
      expect((await call(search, { query })).isError, query).toBeUndefined();
    expect(textOf(await call(search, { query: ' ' }))).toContain('query is empty');
  });

  it('fails with the reason of Confluence for broken CQL', async () => {
    const { call } = await connect(deployment);
    const result = await call(search, { query: 'user.nonsense = 5' });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain('Confluence answered 400');
  });
});

describe('people on Data Center', () => {
  it('weakness 14: any CQL is understood, not only that for a full name', async () => {
    const { call } = await connect('datacenter');
    expect(names(await call(search, { query: 'user.fullname ~ "Radia Perlman"' }))).toEqual([
      'Radia Perlman',
    ]);
    expect(names(await call(search, { query: 'user in (ada, grace)' }))).toEqual(
      expect.arrayContaining(['Ada Lovelace', 'Grace Hopper']),
    );
  });

  it('finds people by their login name as well', async () => {
    const { call } = await connect('datacenter');
    expect(names(await call(search, { query: 'slee2' }))).toEqual(['Sam Lee']);
  });

  it('looks among the members of a group where one is named', async () => {
    const { call, requests } = await connect('datacenter');
    expect(names(await call(search, { query: 'l', group_name: 'writers' }))).toEqual(['Barbara Liskov']);
    expect(requests.map(({ path }) => path)).toEqual(['/confluence/rest/api/group/writers/member']);
    const missing = await call(search, { query: 'a', group_name: 'nobodies' });
    expect(textOf(missing)).toContain('Confluence answered 404');
    const both = await call(search, { query: 'user = ada', group_name: 'writers' });
    expect(textOf(both)).toContain('not with CQL');
  });
});
