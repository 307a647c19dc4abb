import { describe, expect, it } from 'vitest';
import { createDriver } from '../../../test/support/driver.ts';

const storage = { representation: 'storage', value: '<p>x</p>' };

describe('who may see and do what, on Cloud', () => {
  const drive = () => createDriver('confluence', { deployment: 'cloud' });

  it('hides the security space from everybody but its reader', async () => {
    const ask = drive();
    for (const path of ['/api/v2/pages/163852', '/api/v2/spaces/163842']) {
      expect((await ask('GET', path)).status).toBe(404);
      expect((await ask('GET', path, { as: 'margaret' })).status).toBe(200);
    }
    const search = '/rest/api/search?cql=text%20~%20handshake';
    expect((await ask('GET', search)).body.totalSize).toBe(0);
    expect((await ask('GET', search, { as: 'margaret' })).body.totalSize).toBe(1);
    expect((await ask('GET', '/api/v2/spaces?keys=SEC,DOCS')).body.results).toHaveLength(1);
  });

  it('hides a restricted page as if it were not there', async () => {
    const ask = drive();
    expect((await ask('GET', '/api/v2/pages/98337')).status).toBe(404);
    expect((await ask('GET', '/api/v2/pages/98337', { as: 'grace' })).status).toBe(200);
    expect((await ask('GET', '/rest/api/search?cql=title~salary')).body.totalSize).toBe(0);
  });

  it('lets the guest read and not write', async () => {
    const ask = drive();
    const as = 'guest';
    expect((await ask('GET', '/api/v2/pages/98310', { as })).status).toBe(200);
    const refused = await ask('POST', '/api/v2/pages', {
      as,
      body: { spaceId: '98306', title: 'Mine', body: storage },
    });
    expect(refused).toMatchObject({
      status: 403,
      body: { errors: [{ code: 'FORBIDDEN', title: 'Could not create content with type page' }] },
    });
    const attempts: [string, string, object?][] = [
      [
        'PUT',
        '/api/v2/pages/98325',
        { id: '98325', status: 'current', title: 'E', body: storage, version: { number: 2 } },
      ],
      ['DELETE', '/api/v2/pages/98325'],
      ['POST', '/api/v2/footer-comments', { pageId: '98325', body: storage }],
      [
        'POST',
        '/api/v2/inline-comments',
        { pageId: '98322', body: storage, inlineCommentProperties: { textSelection: 'lazy' } },
      ],
      ['POST', '/api/v2/pages/98325/properties', { key: 'k', value: 1 }],
      ['POST', '/rest/api/content/98325/label', [{ prefix: 'global', name: 'l' }]],
    ];
    for (const [method, path, body] of attempts)
      expect((await ask(method, path, { as, body })).status).toBe(403);
    expect((await ask('GET', '/api/v2/pages/98322?body-format=storage')).body.body.storage.value).toContain(
      'the lazy dog',
    );
  });
});

describe('who may see and do what, on Data Center', () => {
  const drive = () => createDriver('confluence', { deployment: 'datacenter' });

  it('hides a space, and admits that a restricted page exists', async () => {
    const ask = drive();
    expect((await ask('GET', '/rest/api/space/SEC')).body.message).toBe('No space with key : SEC');
    expect((await ask('GET', '/rest/api/content/163852')).status).toBe(404);
    expect((await ask('GET', '/rest/api/content/98337')).status).toBe(403);
    expect((await ask('GET', '/rest/api/content/98337', { as: 'grace' })).status).toBe(200);
  });

  it('lets the guest read and not write', async () => {
    const body = { type: 'page', title: 'Mine', space: { key: 'DOCS' }, body: { storage } };
    const refused = await drive()('POST', '/rest/api/content', { as: 'guest', body });
    expect(refused).toMatchObject({
      status: 403,
      body: { message: 'Could not create content with type page', reason: 'Forbidden' },
    });
  });
});
