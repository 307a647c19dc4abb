import { describe, expect, it } from 'vitest';
import type { connect } from '../../../../test/support/connect.ts';
import { createUse } from '../../../../test/support/tool-calls.ts';

describe.each(['cloud', 'datacenter'] as const)('watchers on %s', (deployment) => {
  const cloud = deployment === 'cloud';
  const path = `/rest/api/${cloud ? 3 : 2}/issue/PROJ-123/watchers`;
  const use = createUse(deployment, { issue_key: 'PROJ-123' });
  const accountId = (index: number) => `712020:00000000-0000-4000-8000-0000000000${index}`;
  const namesOf = async (call: Awaited<ReturnType<typeof connect>>['call']) => {
    const { structuredContent } = await call('jira_get_issue_watchers', { issue_key: 'PROJ-123' });
    const { watchers } = structuredContent as { watchers: { display_name: string }[] };
    return watchers.map(({ display_name }) => display_name);
  };

  it('lists them in one request', async () => {
    const { result, requests } = await use('jira_get_issue_watchers');
    const ada = cloud
      ? { account_id: accountId(0).replace(/0$/, '01'), name: 'Ada Lovelace' }
      : { name: 'ada', key: 'JIRAUSER10101' };
    expect(result.structuredContent).toEqual({
      issue_key: 'PROJ-123',
      watcher_count: 3,
      is_watching: true,
      watchers: [
        { ...ada, display_name: 'Ada Lovelace', email: 'ada@demo.example' },
        expect.objectContaining({ display_name: 'Grace Hopper' }),
        expect.objectContaining({ display_name: 'Jürgen Groß' }),
      ],
    });
    expect(requests).toEqual([{ method: 'GET', path }]);
  });

  it('adds somebody by name, and by identifier in one request', async () => {
    const { result, call } = await use('jira_add_watcher', { user_identifier: 'Radia Perlman' });
    const user = cloud ? accountId(11) : 'radia';
    expect(result.structuredContent).toEqual({
      success: true,
      message: 'Radia Perlman now watches PROJ-123',
      issue_key: 'PROJ-123',
      user,
    });
    expect(await namesOf(call)).toContain('Radia Perlman');
    const again = await use('jira_add_watcher', { user_identifier: user });
    expect(again.result.isError).not.toBe(true);
    expect(again.requests.at(-1)).toEqual({ method: 'POST', path });
    expect(again.requests).toHaveLength(cloud ? 1 : 2);
  });

  it('removes somebody by either parameter', async () => {
    const byId = await use(
      'jira_remove_watcher',
      cloud ? { account_id: accountId(10) } : { username: 'jurgen' },
    );
    expect(byId.result.structuredContent).toMatchObject({
      success: true,
      issue_key: 'PROJ-123',
      user: cloud ? accountId(10) : 'jurgen',
    });
    expect(byId.requests.at(-1)).toEqual({ method: 'DELETE', path });
    expect(await namesOf(byId.call)).toEqual(['Ada Lovelace', 'Grace Hopper']);
    const byName = await use('jira_remove_watcher', { username: 'Jürgen Groß' });
    expect(await namesOf(byName.call)).toEqual(['Ada Lovelace', 'Grace Hopper']);
  });

  it.each([
    ['jira_add_watcher', { user_identifier: 'Nobody At All' }, 'Nobody is called'],
    ['jira_add_watcher', { user_identifier: 'Sam Lee' }, 'fits 2 people'],
    ['jira_remove_watcher', {}, 'Name the watcher'],
  ])('%s refuses %j before anything is changed', async (name, args, expected) => {
    const { result, text, requests } = await use(name, args);
    expect(result.isError).toBe(true);
    expect(text).toContain(expected);
    expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it.each([
    ['jira_get_issue_watchers', {}],
    ['jira_add_watcher', { user_identifier: 'me' }],
    ['jira_remove_watcher', { username: 'me' }],
  ])('weakness 24: %s stays inside the filter', async (name, args) => {
    const { result, text, requests } = await use(name, args, { filters: { jira: ['OPS'] } });
    expect(result.isError).toBe(true);
    expect(text).toContain('JIRA_PROJECTS_FILTER');
    expect(requests).toEqual([]);
  });

  it('passes on what Jira says of a person who may not see the issue', async () => {
    const { result, text } = await use(
      'jira_add_watcher',
      { issue_key: 'SECRET-1', user_identifier: 'Grace Hopper' },
      { user: 'margaret' },
    );
    expect(result.isError).toBe(true);
    expect(text).toContain('does not have permission to view');
  });
});
