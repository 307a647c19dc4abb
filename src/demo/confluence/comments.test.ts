import { describe, expect, it } from 'vitest';
import { createDriver } from '../../../test/support/driver.ts';

const now = new Date('2026-11-20T10:00:00.000Z');
const body = (value: string) => ({ representation: 'storage', value });
const ids = (results: { id: string }[]) => results.map(({ id }) => id);

describe('comments on Cloud', () => {
  const drive = () => createDriver('confluence', { deployment: 'cloud', now });

  it('lists threads level by level', async () => {
    const ask = drive();
    const top = (await ask('GET', '/api/v2/pages/98310/footer-comments?body-format=storage')).body.results;
    expect(ids(top)).toEqual(['200001', '200004']);
    expect(top[0]).toMatchObject({
      pageId: '98310',
      title: 'Re: Release handbook',
      body: { storage: { value: expect.stringContaining('Friday') } },
    });
    const replies = (await ask('GET', '/api/v2/footer-comments/200001/children')).body.results;
    expect(replies).toMatchObject([{ id: '200002', parentCommentId: '200001' }]);
    expect(ids((await ask('GET', '/api/v2/footer-comments/200002/children')).body.results)).toEqual([
      '200003',
    ]);
  });

  it('has more comments on one page than fit into one answer', async () => {
    const ask = drive();
    const seen: string[] = [];
    let path = '/api/v2/pages/98336/footer-comments';
    for (let calls = 0; path && calls < 10; calls += 1) {
      const { body } = await ask('GET', path);
      seen.push(...ids(body.results));
      path = body._links.next?.replace('/wiki', '');
    }
    expect(seen).toHaveLength(58);
    expect(
      (await ask('GET', '/api/v2/pages/98336/footer-comments?sort=-created-date&limit=1')).body.results[0].id,
    ).toBe('210064');
  });

  it('adds comments and replies', async () => {
    const ask = drive();
    const comment = (
      await ask('POST', '/api/v2/footer-comments', { body: { pageId: '98325', body: body('<p>a</p>') } })
    ).body;
    expect(comment).toMatchObject({
      pageId: '98325',
      version: { number: 1 },
      body: { storage: { value: '<p>a</p>' } },
    });
    const reply = await ask('POST', '/api/v2/footer-comments', {
      body: { parentCommentId: comment.id, body: body('<p>b</p>') },
    });
    expect(reply).toMatchObject({ status: 201, body: { parentCommentId: comment.id } });
    expect((await ask('GET', `/api/v2/footer-comments/${reply.body.id}`)).body.parentCommentId).toBe(
      comment.id,
    );
    const both = { pageId: '98325', parentCommentId: comment.id, body: body('') };
    expect((await ask('POST', '/api/v2/footer-comments', { body: both })).status).toBe(400);
    expect(
      (await ask('POST', '/api/v2/footer-comments', { body: { pageId: '1', body: body('') } })).status,
    ).toBe(404);
  });

  it('tells inline comments by their state', async () => {
    const ask = drive();
    const path = '/api/v2/pages/98310/inline-comments';
    expect(ids((await ask('GET', path)).body.results)).toEqual(['200011', '200013', '200014']);
    expect(ids((await ask('GET', `${path}?resolution-status=resolved`)).body.results)).toEqual(['200014']);
    expect((await ask('GET', '/api/v2/inline-comments/200011')).body).toMatchObject({
      resolutionStatus: 'open',
      properties: { inlineOriginalSelection: 'rollback window' },
    });
    expect(ids((await ask('GET', '/api/v2/inline-comments/200011/children')).body.results)).toEqual([
      '200012',
    ]);
    expect((await ask('GET', '/api/v2/footer-comments/200011')).status).toBe(404);
  });

  it('anchors an inline comment to words that are there as often as the caller says', async () => {
    const ask = drive();
    const post = (textSelection: string, textSelectionMatchCount: number, textSelectionMatchIndex = 0) =>
      ask('POST', '/api/v2/inline-comments', {
        body: {
          pageId: '98322',
          body: body('<p>?</p>'),
          inlineCommentProperties: { textSelection, textSelectionMatchCount, textSelectionMatchIndex },
        },
      });
    const { body: comment } = await post('dog', 2, 1);
    const page = (await ask('GET', '/api/v2/pages/98322?body-format=storage')).body;
    expect(page.version.number).toBe(1);
    expect(page.body.storage.value).toContain(
      `The <ac:inline-comment-marker ac:ref="${comment.properties.inlineMarkerRef}">dog</ac:inline-comment-marker> sleeps`,
    );
    const before = (await ask('GET', '/api/v2/pages/98322/inline-comments')).body.results.length;
    expect((await post('dog', 7)).status).toBe(400);
    expect((await post('no such words', 1)).status).toBe(400);
    expect((await ask('GET', '/api/v2/pages/98322/inline-comments')).body.results).toHaveLength(before);
  });
});

describe('comments on Data Center', () => {
  const drive = () => createDriver('confluence', { deployment: 'datacenter', now });
  const child = '/rest/api/content/98310/child/comment';

  it('gives the top level, or all with depth=all, by location', async () => {
    const ask = drive();
    expect((await ask('GET', child)).body.size).toBe(5);
    const all = (
      await ask(
        'GET',
        `${child}?depth=all&expand=ancestors,extensions.inlineProperties,extensions.resolution`,
      )
    ).body.results;
    expect(all).toHaveLength(8);
    expect(all.find(({ id }: { id: string }) => id === '200003').ancestors).toMatchObject([
      { id: '200001' },
      { id: '200002' },
    ]);
    const resolved = (
      await ask('GET', `${child}?location=resolved&expand=extensions.inlineProperties,extensions.resolution`)
    ).body.results;
    expect(resolved).toMatchObject([
      {
        id: '200014',
        extensions: {
          location: 'inline',
          inlineProperties: { originalSelection: 'Nightly builds' },
          resolution: { status: 'resolved' },
        },
      },
    ]);
    expect((await ask('GET', '/rest/api/content/98336/child/comment?depth=all&limit=50')).body).toMatchObject(
      { size: 50, _links: { next: expect.any(String) } },
    );
  });

  it('adds comments, replies and inline comments', async () => {
    const ask = drive();
    const post = (extra: object) =>
      ask('POST', '/rest/api/content', {
        body: {
          type: 'comment',
          container: { id: '98322', type: 'page' },
          body: { storage: body('<p>x</p>') },
          ...extra,
        },
      });
    const { body: comment } = await post({});
    expect(comment).toMatchObject({
      type: 'comment',
      title: 'Re: Commented text',
      container: { id: '98322' },
      extensions: { location: 'footer' },
    });
    expect((await post({ ancestors: [{ id: comment.id }] })).body.ancestors).toMatchObject([
      { id: comment.id },
    ]);
    const inlineProperties = {
      originalSelection: 'lazy',
      numMatches: 1,
      matchIndex: 0,
      lastFetchTime: '1',
      serializedHighlights: '[["lazy"]]',
    };
    expect(
      (await post({ extensions: { location: 'inline', inlineProperties } })).body.extensions.location,
    ).toBe('inline');
    expect((await post({ extensions: { location: 'inline', inlineProperties: {} } })).status).toBe(400);
  });
});
