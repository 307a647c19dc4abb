import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { users } from '../../../demo/users.ts';

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['call']>>;

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
const check = 'confluence_check_content_permissions';
const ofSpace = 'confluence_get_space_permissions';
const account = (name: string) => users.find((user) => user.name === name)?.accountId;

describe('permission checks', () => {
  it('say yes, or no with the reason', async () => {
    const { call, requests } = await connect('cloud');
    const ask = (more: object) => call(check, { content_id: 98312, operation: 'update', ...more });
    expect((await ask({ user_identifier: account('grace') })).structuredContent).toEqual({
      hasPermission: true,
    });
    expect(requests).toHaveLength(1);
    expect((await ask({ user_identifier: account('guest') })).structuredContent).toEqual({
      hasPermission: false,
      errors: [{ translation: 'User does not have permission to the content' }],
    });
    const group = await ask({
      user_identifier: '5a0b4f2e-0000-4000-8000-000000000003',
      subject_type: 'group',
    });
    expect(group.structuredContent).toEqual({ hasPermission: true });
    const file = await ask({ content_id: 'att300001', user_identifier: account('grace') });
    expect(file.structuredContent).toEqual({ hasPermission: true });
  });

  it('weakness 31 and 34: take page URLs, and fail with the reason', async () => {
    const { call, requests } = await connect('cloud');
    const url = 'https://demo.atlassian.net/wiki/spaces/DOCS/pages/98312/Install';
    const by = { user_identifier: account('grace'), operation: 'read' };
    expect((await call(check, { content_id: url, ...by })).structuredContent).toEqual({
      hasPermission: true,
    });
    expect(textOf(await call(check, { content_id: '999999', ...by }))).toContain('Confluence answered 404');
    expect(textOf(await call(check, { content_id: url, ...by, user_identifier: 'x' }))).toContain('No user');
    requests.length = 0;
    const odd = await call(check, { content_id: url, ...by, operation: 'admire' });
    expect(textOf(odd)).toContain('Argument "operation" is "admire"');
    expect(requests).toEqual([]);
  });

  it('weakness 29: stay inside the operator’s spaces', async () => {
    const { call, requests } = await connect('cloud', { filters: { confluence: ['ENG'] } });
    for (const content_id of ['98312', 'att300001']) {
      const result = await call(check, { content_id, user_identifier: account('ada'), operation: 'read' });
      expect(textOf(result)).toContain('CONFLUENCE_SPACES_FILTER');
    }
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  });
});

describe('permissions of a space', () => {
  it('are listed page by page', async () => {
    const { call } = await connect('cloud');
    const first = (await call(ofSpace, { space_id: 98306 })).structuredContent as {
      results: unknown[];
      next_cursor: string;
    };
    expect(first).toEqual({
      results: expect.arrayContaining([
        {
          id: '600001',
          principal: { type: 'group', id: '5a0b4f2e-0000-4000-8000-000000000001' },
          operation: { key: 'read', targetType: 'space' },
        },
      ]),
      _links: { next: expect.stringContaining('cursor=') },
      next_cursor: expect.any(String),
    });
    expect(first.results).toHaveLength(25);
    const last = await call(ofSpace, { space_id: '98306', cursor: first.next_cursor });
    expect(last.structuredContent).toEqual({ results: expect.any(Array), _links: {} });
    expect((last.structuredContent as typeof first).results).toHaveLength(11);
  });

  it('weakness 31: take the key or URL of a space, and any limit', async () => {
    const { call, requests } = await connect('cloud');
    for (const space_id of ['DOCS', 'https://demo.atlassian.net/wiki/spaces/DOCS/overview']) {
      const result = await call(ofSpace, { space_id, limit: 1000 });
      expect((result.structuredContent as { results: unknown[] }).results).toHaveLength(36);
    }
    expect(requests).toHaveLength(3);
    expect(textOf(await call(ofSpace, { space_id: 'NOSUCH' }))).toContain('no space with the key "NOSUCH"');
    expect(textOf(await call(ofSpace, { space_id: '1' }))).toContain('Confluence answered 404');
    expect(textOf(await call(ofSpace, { space_id: 'a/b' }))).toContain('names no space');
  });

  it('weakness 29: stay inside the operator’s spaces, by id as by key', async () => {
    const { call, requests } = await connect('cloud', { filters: { confluence: ['ENG'] } });
    for (const space_id of ['98306', 'DOCS', 'https://demo.atlassian.net/wiki/spaces/DOCS'])
      expect(textOf(await call(ofSpace, { space_id }))).toContain('CONFLUENCE_SPACES_FILTER');
    expect(requests.filter(({ path }) => path.endsWith('/permissions'))).toEqual([]);
    expect((await call(ofSpace, { space_id: 'ENG' })).isError).toBeUndefined();
    expect((await call(ofSpace, { space_id: '131074' })).isError).toBeUndefined();
  });

  it('do not exist on Data Center', async () => {
    const { call } = await connect('datacenter');
    expect(textOf(await call(ofSpace, { space_id: '1' }))).toContain('only on Atlassian Cloud');
  });
});
