import { describe, expect, it } from 'vitest';
import { createDriver } from '../../../test/support/driver.ts';
import { wellFormednessProblem } from './storage/check-well-formed.ts';

const now = new Date('2026-11-20T10:00:00.000Z');
const drive = () => createDriver('confluence', { deployment: 'cloud', now });
const storage = (value: string) => ({ representation: 'storage', value });

describe('pages of v2', () => {
  it('reads a page in every format, and its parts when asked', async () => {
    const ask = drive();
    const path = '/api/v2/pages/98310';
    const { body } = await ask('GET', `${path}?body-format=storage`);
    expect(body).toMatchObject({
      id: '98310',
      status: 'current',
      title: 'Release handbook',
      spaceId: '98306',
      parentId: '98309',
      parentType: 'page',
      version: { number: 7 },
      _links: {
        webui: '/spaces/DOCS/pages/98310/Release+handbook',
        tinyui: '/x/BoAB',
        base: 'https://demo.atlassian.net/wiki',
      },
    });
    expect(body.body.storage.value).toContain('ri:account-id="712020:');
    expect((await ask('GET', path)).body.body).toEqual({});
    const view = (await ask('GET', `${path}?body-format=view`)).body.body.view.value;
    expect(view).toContain('confluence-information-macro');
    expect(view).not.toContain('<ac:');
    const adf = JSON.parse(
      (await ask('GET', `${path}?body-format=atlas_doc_format`)).body.body.atlas_doc_format.value,
    );
    expect(adf.content).toContainEqual({
      type: 'heading',
      attrs: { level: 1 },
      content: [{ type: 'text', text: 'Overview' }],
    });
    const parts = 'include-labels=true&include-properties=true&include-versions=true&include-operations=true';
    const full = (await ask('GET', `${path}?${parts}`)).body;
    expect(full.labels.results.map((label: { name: string }) => label.name)).toEqual([
      'release',
      'runbook',
      'payments',
    ]);
    expect(full.properties.results).toHaveLength(3);
    expect(full.versions.results.map(({ number }: { number: number }) => number)).toEqual([
      7, 6, 5, 4, 3, 2, 1,
    ]);
  });

  it('gives null as the parent of a home page', async () => {
    expect((await drive()('GET', '/api/v2/pages/98309')).body).toMatchObject({
      parentId: null,
      parentType: null,
    });
  });

  it('reads old versions, and knows that they are old', async () => {
    const ask = drive();
    const old = await ask('GET', '/api/v2/pages/98310?version=2&body-format=storage');
    expect(old.body).toMatchObject({ status: 'historical', version: { number: 2 } });
    expect(old.body.body.storage.value).toContain('Open point of version 2.');
    expect((await ask('GET', '/api/v2/pages/98310?version=8')).status).toBe(404);
    const versions = await ask('GET', '/api/v2/pages/98310/versions?limit=2&body-format=storage');
    expect(versions.body.results.map(({ number }: { number: number }) => number)).toEqual([7, 6]);
    const detail = await ask('GET', '/api/v2/pages/98310/versions/7');
    expect(detail.body).toMatchObject({ number: 7, prevVersion: 6 });
    expect(detail.body.nextVersion).toBeUndefined();
  });

  it('creates, updates and deletes a page', async () => {
    const ask = drive();
    const created = await ask('POST', '/api/v2/pages', {
      body: {
        spaceId: '98306',
        parentId: '98311',
        title: 'Fresh',
        status: 'current',
        body: storage('<p>one &nbsp;</p>'),
      },
    });
    expect(created).toMatchObject({ status: 200, body: { parentId: '98311', version: { number: 1 } } });
    const path = `/api/v2/pages/${created.body.id}`;
    const edit = (number: number) => ({
      body: {
        id: created.body.id,
        status: 'current',
        title: 'Fresh',
        body: { storage: storage('<p>two</p>') },
        version: { number, message: 'why' },
      },
    });
    expect((await ask('PUT', path, edit(2))).body.version).toMatchObject({ number: 2, message: 'why' });
    const conflict = await ask('PUT', path, edit(2));
    expect(conflict.status).toBe(409);
    expect(conflict.body.errors[0]).toEqual({
      status: 409,
      code: 'CONFLICT',
      title: 'Version must be incremented when updating a page. Current Version: [2]. Provided version: [2]',
      detail: null,
    });
    expect((await ask('GET', `${path}?version=1&body-format=storage`)).body.body.storage.value).toBe(
      '<p>one &nbsp;</p>',
    );
    expect((await ask('DELETE', path)).status).toBe(204);
    expect((await ask('GET', path)).status).toBe(404);
    expect((await ask('GET', `${path}?status=trashed`)).body.status).toBe('trashed');
    expect((await ask('DELETE', `${path}?purge=true`)).status).toBe(204);
    expect((await ask('GET', `${path}?status=trashed`)).status).toBe(404);
  });

  it('moves children up when their parent is deleted, and pages when they get a new parent', async () => {
    const ask = drive();
    await ask('DELETE', '/api/v2/pages/98311');
    expect((await ask('GET', '/api/v2/pages/98312')).body.parentId).toBe('98309');
    const body = {
      id: '98312',
      status: 'current',
      title: 'Install the command line',
      parentId: '98315',
      body: storage(''),
      version: { number: 3 },
    };
    await ask('PUT', '/api/v2/pages/98312', { body });
    const children = (await ask('GET', '/api/v2/pages/98315/direct-children?limit=250')).body.results;
    expect(children.map(({ id }: { id: string }) => id)).toContain('98312');
    const ancestors = (await ask('GET', '/api/v2/pages/98312/ancestors')).body.results;
    expect(ancestors).toEqual([
      { id: '98309', type: 'page' },
      { id: '98315', type: 'page' },
    ]);
    const loop = { ...body, id: '98315', title: 'Guides', parentId: '98312', version: { number: 2 } };
    expect((await ask('PUT', '/api/v2/pages/98315', { body: loop })).status).toBe(400);
  });

  it('keeps drafts apart until they are published', async () => {
    const ask = drive();
    const draft = { spaceId: '98306', title: 'Later', status: 'draft', body: storage('') };
    const { id } = (await ask('POST', '/api/v2/pages', { body: draft })).body;
    expect((await ask('GET', `/api/v2/pages/${id}`)).status).toBe(404);
    expect((await ask('GET', `/api/v2/pages/${id}?get-draft=true`)).body.status).toBe('draft');
    const publish = {
      id,
      status: 'current',
      title: 'Later',
      body: storage('<p>now</p>'),
      version: { number: 1 },
    };
    expect((await ask('PUT', `/api/v2/pages/${id}`, { body: publish })).body).toMatchObject({
      status: 'current',
      version: { number: 1 },
    });
    expect((await ask('GET', '/api/v2/pages?title=later')).body.results).toHaveLength(1);
  });

  it('refuses what Confluence refuses, in its words', async () => {
    const ask = drive();
    const post = async (body: object) => {
      const reply = await ask('POST', '/api/v2/pages', { body: { spaceId: '98306', title: 'X', ...body } });
      return [reply.status, reply.body.errors?.[0].title];
    };
    expect(await post({ body: storage('<p>a</b>') })).toEqual([
      400,
      'Error parsing xhtml: Unexpected close tag </b>; expected </p>.\n at [row,col {unknown-source}]: [1,5]',
    ]);
    expect(await post({ title: 'glossary' })).toEqual([
      400,
      'A page with this title already exists: A page already exists with the title glossary in the space with key DOCS',
    ]);
    expect(await post({ spaceId: '1' })).toEqual([404, 'Space not found']);
    expect(await post({ parentId: '1' })).toEqual([404, 'Parent page not found: 1']);
    expect(await post({ title: '' })).toEqual([400, 'A page title cannot be empty']);
    expect(await post({ body: { representation: 'pdf', value: '' } })).toEqual([
      400,
      'Unsupported content body representation: pdf',
    ]);
  });

  it('takes Atlassian documents and wiki markup as well', async () => {
    const ask = drive();
    const text = { type: 'text', text: 'a < b', marks: [{ type: 'strong' }] };
    const adf = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [text] }] };
    const create = async (title: string, body: object) =>
      (await ask('POST', '/api/v2/pages', { body: { spaceId: '98306', title, body } })).body.body.storage
        .value;
    expect(await create('A', { representation: 'atlas_doc_format', value: JSON.stringify(adf) })).toBe(
      '<p><strong>a &lt; b</strong></p>',
    );
    expect(await create('B', { representation: 'wiki', value: 'h1. Title\n\n* one\n* two\ntext' })).toBe(
      '<h1>Title</h1><ul><li><p>one</p></li><li><p>two</p></li></ul><p>text</p>',
    );
  });

  it('pages through a list by cursor until nothing is left, without repeating', async () => {
    const ask = drive();
    const seen: string[] = [];
    let path = '/api/v2/pages?space-id=98306&limit=7&body-format=storage';
    for (let calls = 0; path && calls < 20; calls += 1) {
      const { body, headers } = await ask('GET', path);
      seen.push(...body.results.map(({ id }: { id: string }) => id));
      for (const page of body.results) expect(wellFormednessProblem(page.body.storage.value)).toBeUndefined();
      expect(headers.get('link')).toBe(body._links.next ? `<${body._links.next}>; rel="next"` : null);
      path = body._links.next?.replace('/wiki', '');
    }
    expect(seen).toHaveLength(new Set(seen).size);
    expect(seen.length).toBeGreaterThan(25);
    for (const wrong of ['cursor=nonsense', 'limit=-1', 'sort=colour', 'body-format=view'])
      expect((await ask('GET', `/api/v2/pages?${wrong}`)).status).toBe(400);
    expect((await ask('GET', '/api/v2/pages/98310?body-format=docx')).status).toBe(400);
    expect((await ask('GET', '/api/v2/pages/glossary')).body.errors[0].title).toContain(
      'Expected type is long',
    );
  });

  it('sorts and filters lists', async () => {
    const ask = drive();
    const titles = async (query: string) =>
      (await ask('GET', `/api/v2/pages?${query}`)).body.results.map(({ title }: { title: string }) => title);
    expect(await titles('id=98328,98325&sort=title')).toEqual(['Empty page', 'Glossary']);
    expect(await titles('id=98328&id=98325&sort=-title')).toEqual(['Glossary', 'Empty page']);
    expect(await titles('title=GLOSSARY')).toEqual(['Glossary']);
    expect((await titles('space-id=131074&limit=250')).length).toBeGreaterThan(25);
  });

  it('has blog posts beside pages', async () => {
    const ask = drive();
    expect((await ask('GET', '/api/v2/blogposts')).body.results).toHaveLength(2);
    expect((await ask('GET', '/api/v2/pages/98340')).status).toBe(404);
    const post = { spaceId: '98306', title: 'News', body: storage('<p>x</p>') };
    const { body } = await ask('POST', '/api/v2/blogposts', { body: post });
    expect(body.parentId).toBeUndefined();
    const edit = {
      id: body.id,
      status: 'current',
      title: 'Newer',
      body: storage('<p>y</p>'),
      version: { number: 2 },
    };
    expect((await ask('PUT', `/api/v2/blogposts/${body.id}`, { body: edit })).body.title).toBe('Newer');
  });
});
