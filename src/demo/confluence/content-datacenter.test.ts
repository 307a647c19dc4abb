import { describe, expect, it } from 'vitest';
import { createDriver } from '../../../test/support/driver.ts';
import { wellFormednessProblem } from './storage/check-well-formed.ts';

const now = new Date('2026-11-20T10:00:00.000Z');
const drive = () => createDriver('confluence', { deployment: 'datacenter', now });
const storage = (value: string) => ({ storage: { value, representation: 'storage' } });

describe('content of the v1 API on Data Center', () => {
  it('gives what is expanded and names the rest', async () => {
    const ask = drive();
    const { body } = await ask(
      'GET',
      '/rest/api/content/98310?expand=body.storage,version,history.lastUpdated,ancestors,metadata.labels,metadata.properties.acme-review,children.attachment,container',
    );
    expect(body).toMatchObject({
      id: '98310',
      type: 'page',
      title: 'Release handbook',
      version: { number: 7, when: expect.stringMatching(/\+02:00$/), by: { username: expect.any(String) } },
      history: {
        latest: true,
        createdBy: { username: 'grace', userKey: 'JIRAUSER10102' },
        lastUpdated: { number: 7 },
      },
      ancestors: [{ id: '98309' }],
      container: { key: 'DOCS' },
      metadata: { properties: { 'acme-review': { value: { state: 'approved', round: 2 } } } },
      children: { attachment: { size: 2 } },
      _links: {
        webui: '/display/DOCS/Release+handbook',
        self: expect.stringContaining('/confluence/rest/api/content/98310'),
      },
    });
    expect(body.body.storage.value).toContain('ri:userkey="JIRAUSER10101"');
    expect(body._expandable).toHaveProperty('space', '/rest/api/space/DOCS');
    expect(body._expandable).not.toHaveProperty('version');
    expect(body.space).toBeUndefined();
  });

  it('expands history, space and version without being asked', async () => {
    const { body } = await drive()('GET', '/rest/api/content/98310');
    expect(Object.keys(body)).toEqual(expect.arrayContaining(['history', 'space', 'version']));
    expect(body.body).toBeUndefined();
  });

  it('finds by title, and pages by start and limit', async () => {
    const ask = drive();
    const found = await ask('GET', '/rest/api/content?spaceKey=DOCS&title=Empty%20page&expand=body.storage');
    expect(found.body).toMatchObject({
      size: 1,
      results: [{ id: '98325', body: { storage: { value: '' } } }],
    });
    const seen: string[] = [];
    let path = '/rest/api/content?spaceKey=DOCS&limit=10&expand=body.storage';
    for (let calls = 0; path && calls < 20; calls += 1) {
      const { body } = await ask('GET', path);
      for (const page of body.results) expect(wellFormednessProblem(page.body.storage.value)).toBeUndefined();
      seen.push(...body.results.map(({ id }: { id: string }) => id));
      path = body._links.next;
    }
    expect(seen).toHaveLength(new Set(seen).size);
    expect(seen.length).toBeGreaterThan(25);
  });

  it('reads old versions', async () => {
    const ask = drive();
    const { body } = await ask(
      'GET',
      '/rest/api/content/98310?status=historical&version=2&expand=body.storage,version,history',
    );
    expect(body).toMatchObject({ status: 'historical', version: { number: 2 }, history: { latest: false } });
    expect((await ask('GET', '/rest/api/content/98310/history')).body).toMatchObject({
      latest: true,
      previousVersion: { number: 6 },
      lastUpdated: { number: 7 },
    });
  });

  it('creates, updates and deletes a page', async () => {
    const ask = drive();
    const page = {
      type: 'page',
      title: 'Fresh',
      space: { key: 'DOCS' },
      ancestors: [{ id: '98311' }],
      body: storage('<p>one</p>'),
    };
    const { body } = await ask('POST', '/rest/api/content', { body: page });
    expect(body).toMatchObject({
      version: { number: 1 },
      ancestors: [{ id: '98309' }, { id: '98311' }],
      body: { storage: { value: '<p>one</p>' } },
    });
    const path = `/rest/api/content/${body.id}`;
    const edit = {
      type: 'page',
      title: 'Fresher',
      version: { number: 2, minorEdit: true, message: 'm' },
      body: storage('<p>two</p>'),
    };
    expect((await ask('PUT', path, { body: edit })).body).toMatchObject({
      title: 'Fresher',
      version: { number: 2, minorEdit: true, message: 'm' },
    });
    const conflict = await ask('PUT', path, { body: edit });
    expect(conflict).toMatchObject({
      status: 409,
      body: { message: 'Version must be incremented on update. Current version is: 2', reason: 'Conflict' },
    });
    expect((await ask('DELETE', path)).status).toBe(204);
    expect((await ask('GET', path)).body.message).toBe(`No content found with id : ContentId{id=${body.id}}`);
    expect((await ask('GET', `${path}?status=trashed`)).status).toBe(200);
    expect((await ask('DELETE', `${path}?status=trashed`)).status).toBe(204);
    expect((await ask('GET', `${path}?status=any`)).status).toBe(404);
  });

  it('refuses what Confluence refuses, in its words', async () => {
    const ask = drive();
    const post = async (change: object) => {
      const body = { type: 'page', title: 'X', space: { key: 'DOCS' }, body: storage('<p>x</p>'), ...change };
      const reply = await ask('POST', '/rest/api/content', { body });
      return [reply.status, reply.body.message];
    };
    expect(await post({ body: storage('<p>&nope;</p>') })).toEqual([
      400,
      'Error parsing xhtml: Undeclared general entity "nope"\n at [row,col {unknown-source}]: [1,5]',
    ]);
    expect(await post({ title: 'Glossary' })).toEqual([
      400,
      'A page with this title already exists: A page already exists with the title Glossary in the space with key DOCS',
    ]);
    expect(await post({ space: { key: 'NOPE' } })).toEqual([404, 'No space with key : NOPE']);
    expect(await post({ ancestors: [{ id: '1' }] })).toEqual([
      404,
      'No content found with id : ContentId{id=1}',
    ]);
    expect(await post({ type: 'novel' })).toEqual([
      400,
      'Content type must be page, blogpost or comment: novel',
    ]);
  });

  it('keeps properties by key, with versions', async () => {
    const ask = drive();
    const path = '/rest/api/content/98310/property';
    expect((await ask('GET', path)).body.size).toBe(3);
    expect((await ask('POST', path, { body: { key: 'mine', value: [1] } })).body.version.number).toBe(1);
    expect((await ask('POST', `${path}/mine`, { body: { value: [2] } })).status).toBe(409);
    expect(
      (await ask('PUT', `${path}/mine`, { body: { value: [2], version: { number: 2 } } })).body.value,
    ).toEqual([2]);
    expect((await ask('PUT', `${path}/mine`, { body: { value: [3], version: { number: 2 } } })).status).toBe(
      409,
    );
    expect((await ask('DELETE', `${path}/mine`)).status).toBe(204);
    expect((await ask('GET', `${path}/mine`)).status).toBe(404);
  });

  it('lists child pages, attachments and labels, and gives the file behind a link', async () => {
    const ask = drive();
    const pages = (await ask('GET', '/rest/api/content/98309/child/page?limit=2&start=1')).body;
    expect(pages).toMatchObject({
      start: 1,
      limit: 2,
      size: 2,
      _links: { next: expect.stringContaining('start=3') },
    });
    const files = (
      await ask('GET', '/rest/api/content/98310/child/attachment?filename=release%20notes.txt&expand=version')
    ).body;
    expect(files.results).toMatchObject([
      {
        id: 'att300002',
        title: 'release notes.txt',
        extensions: { mediaType: 'text/plain', fileSize: 52 },
        metadata: { mediaType: 'text/plain' },
      },
    ]);
    expect((await ask('GET', files.results[0]._links.download)).body).toHaveLength(52);
    const label = '/rest/api/content/98310/label';
    expect((await ask('POST', label, { body: [{ prefix: 'global', name: 'fresh' }] })).body.size).toBe(4);
    expect((await ask('DELETE', `${label}/fresh`)).status).toBe(204);
    expect((await ask('GET', label)).body.results.map(({ name }: { name: string }) => name)).toEqual([
      'release',
      'runbook',
      'payments',
    ]);
  });
});
