import { describe, expect, it } from 'vitest';
import { createDriver } from '../../../test/support/driver.ts';
import { users } from '../users.ts';

const accountIds = users.slice(0, 3).map(({ accountId }) => accountId);

describe('people and spaces on Cloud', () => {
  const ask = createDriver('confluence', { deployment: 'cloud' });

  it('knows people by account id only', async () => {
    expect((await ask('GET', '/rest/api/user/current', { as: 'linus' })).body).toMatchObject({
      accountId: accountIds[2],
      displayName: 'Linus Torvalds',
    });
    expect((await ask('GET', `/rest/api/user?accountId=${accountIds[1]}`)).body.displayName).toBe(
      'Grace Hopper',
    );
    expect((await ask('GET', '/rest/api/user?accountId=nobody')).status).toBe(404);
    const bulk = await ask(
      'GET',
      `/rest/api/user/bulk?${accountIds.map((id) => `accountId=${id}`).join('&')}`,
    );
    expect(bulk.body).toMatchObject({ size: 3 });
    const v2 = await ask('POST', '/api/v2/users-bulk', { body: { accountIds: [...accountIds, 'nobody'] } });
    expect(v2.body.results.map(({ displayName }: { displayName: string }) => displayName)).toEqual([
      'Ada Lovelace',
      'Grace Hopper',
      'Linus Torvalds',
    ]);
  });

  it('finds people by name; two share one', async () => {
    const { body } = await ask('GET', '/rest/api/search/user?cql=user.fullname~"Sam Lee"');
    expect(body).toMatchObject({
      totalSize: 2,
      results: [{ entityType: 'user', user: { displayName: 'Sam Lee' } }, {}],
    });
  });

  it('lists spaces by key and id', async () => {
    const keys = async (query: string) =>
      (await ask('GET', `/api/v2/spaces?${query}`)).body.results.map(({ key }: { key: string }) => key);
    expect(await keys('sort=-key')).toEqual(['ENG', 'DOCS']);
    expect(await keys('keys=ENG')).toEqual(['ENG']);
    expect(await keys('ids=98306')).toEqual(['DOCS']);
    expect(await keys('type=personal')).toEqual([]);
    const first = (await ask('GET', '/api/v2/spaces?limit=1')).body;
    expect((await ask('GET', first._links.next.replace('/wiki', ''))).body.results).toMatchObject([
      { key: 'ENG' },
    ]);
    expect((await ask('GET', '/api/v2/spaces/98306?description-format=plain')).body).toMatchObject({
      homepageId: '98309',
      description: { plain: { value: expect.any(String) } },
    });
  });

  it('keeps properties by number, with versions', async () => {
    const path = '/api/v2/pages/98316/properties';
    expect((await ask('GET', `${path}?key=content-appearance-published`)).body.results).toMatchObject([
      { value: 'max', version: { number: 1 } },
    ]);
    const { id } = (await ask('POST', path, { body: { key: 'mine', value: { a: 1 } } })).body;
    expect((await ask('POST', path, { body: { key: 'mine', value: 2 } })).status).toBe(409);
    expect(
      (await ask('PUT', `${path}/${id}`, { body: { key: 'mine', value: 2, version: { number: 2 } } })).body
        .value,
    ).toBe(2);
    expect(
      (await ask('PUT', `${path}/${id}`, { body: { key: 'mine', value: 3, version: { number: 2 } } })).status,
    ).toBe(409);
    expect((await ask('DELETE', `${path}/${id}`)).status).toBe(204);
    expect((await ask('GET', `${path}/${id}`)).status).toBe(404);
  });

  it('gives attachments with a link to their bytes', async () => {
    const { results } = (await ask('GET', '/api/v2/pages/98310/attachments')).body;
    expect(results).toMatchObject([
      { id: 'att300001', title: 'architecture.png', mediaType: 'image/png', pageId: '98310' },
      { id: 'att300002', title: 'release notes.txt', mediaType: 'text/plain' },
    ]);
    const file = await ask('GET', results[1].downloadLink);
    expect(file.headers.get('content-type')).toBe('text/plain');
    expect(file.body).toHaveLength(results[1].fileSize);
    expect((await ask('GET', '/api/v2/attachments/att300001')).body.fileSize).toBe(91);
    const redirect = await ask('GET', '/rest/api/content/98310/child/attachment/att300001/download');
    expect(redirect.status).toBe(302);
    expect(redirect.headers.get('location')).toContain('/wiki/download/attachments/98310/architecture.png');
  });
});

describe('people and spaces on Data Center', () => {
  const ask = createDriver('confluence', { deployment: 'datacenter' });

  it('knows people by name and by key', async () => {
    expect((await ask('GET', '/rest/api/user?username=grace')).body.userKey).toBe('JIRAUSER10102');
    expect((await ask('GET', '/rest/api/user?key=JIRAUSER10112&expand=status')).body).toMatchObject({
      username: 'dennis',
      status: 'deactivated',
    });
    expect((await ask('GET', '/rest/api/user?username=nobody')).status).toBe(404);
    expect((await ask('GET', '/rest/api/user/current')).body.accountId).toBeUndefined();
    expect((await ask('GET', '/rest/api/server-information')).body.version).toMatch(/^10\./);
  });

  it('lists spaces by key', async () => {
    expect((await ask('GET', '/rest/api/space')).body).toMatchObject({
      size: 2,
      results: [{ key: 'DOCS' }, { key: 'ENG' }],
    });
    expect((await ask('GET', '/rest/api/space/ENG?expand=homepage')).body.homepage.id).toBe('131081');
    expect((await ask('GET', '/rest/api/space/NOPE')).status).toBe(404);
  });
});
