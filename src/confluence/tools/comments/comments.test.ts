import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['call']>>;
type Found = { id: string; body: string; parent_comment_id?: string; location: string };

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
const commentsIn = (result: Result): Found[] => {
  expect(result.isError, JSON.stringify(result.content)).toBeUndefined();
  return (result.structuredContent as { result: Found[] }).result;
};
const date = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);

describe.each(['cloud', 'datacenter'] as const)('comments on %s', (deployment) => {
  it('reads footer and inline comments with replies, people and selections', async () => {
    const { call } = await connect(deployment);
    const comments = commentsIn(await call('confluence_get_comments', { page_id: 98310 }));
    const byId = new Map(comments.map((comment) => [comment.id, comment]));
    expect(comments).toHaveLength(8);
    expect(byId.get('200001')).toEqual({
      id: '200001',
      body: 'Looks good, @[Ada Lovelace]. Is **Friday** still the date?',
      created: date,
      updated: date,
      title: 'Re: Release handbook',
      author: 'Grace Hopper',
      location: 'footer',
    });
    expect(byId.get('200003')).toMatchObject({
      body: 'Then I will be _there_.',
      parent_comment_id: '200002',
      author: 'Linus Torvalds',
    });
    expect(byId.get('200012')).toMatchObject({ location: 'inline', parent_comment_id: '200011' });
    expect(byId.get('200014')).toMatchObject({
      location: 'inline',
      original_selection: 'Nightly builds',
      resolution: 'resolved',
    });
    expect(byId.get('200011')).toMatchObject({ resolution: 'open' });
  });

  it('reads long discussions to the end, page by page', async () => {
    const site = createDemoSite({ deployment });
    const { call } = await connect(deployment, {
      fetch: (url, init) => {
        const small = new URL(url);
        if (small.searchParams.has('limit')) small.searchParams.set('limit', '10');
        return site.fetch(new Request(small, init));
      },
    });
    const comments = commentsIn(await call('confluence_get_comments', { page_id: '98336' }));
    expect(comments).toHaveLength(64);
    expect(comments.filter(({ parent_comment_id: parent }) => parent !== undefined)).toHaveLength(6);
  });

  it('answers a page without comments with an empty list, and failures as failures', async () => {
    const { call } = await connect(deployment);
    expect(commentsIn(await call('confluence_get_comments', { page_id: '98312' }))).toEqual([]);
    const missing = await call('confluence_get_comments', { page_id: '999999' });
    expect(missing.isError).toBe(true);
    expect(textOf(missing)).toContain('Confluence answered 404');
  });

  it('adds Markdown and storage, to pages and blog posts', async () => {
    const { call, requests } = await connect(deployment);
    const added = await call('confluence_add_comment', {
      page_id: `https://demo.atlassian.net/wiki/spaces/DOCS/pages/98312/Install`,
      body: '**Done**, see `a_b`',
    });
    expect(added.structuredContent).toEqual({
      success: true,
      message: 'Comment added successfully',
      comment: {
        id: expect.any(String),
        body: '**Done**, see `a_b`',
        created: date,
        updated: date,
        title: 'Re: Install the command line',
        author: 'Ada Lovelace',
        location: 'footer',
      },
    });
    requests.length = 0;
    const storage = await call('confluence_add_comment', { page_id: '98312', body: ' <p>1 &lt; 2</p>' });
    expect(storage.structuredContent).toMatchObject({ comment: { body: expect.stringContaining('1') } });
    expect(requests).toHaveLength(1);
    const words = await call('confluence_add_comment', { page_id: '98312', body: '<b>unclosed & odd' });
    expect(words.isError).toBeUndefined();
    expect(commentsIn(await call('confluence_get_comments', { page_id: '98312' }))).toHaveLength(3);

    const blog = await call('confluence_add_comment', { page_id: '98340', body: 'Nice' });
    expect(blog.structuredContent).toMatchObject({ success: true, comment: { body: 'Nice' } });
  });

  it('mentions people by name, and asks who is meant where two share it', async () => {
    const { call } = await connect(deployment);
    const one = await call('confluence_add_comment', { page_id: '98312', body: 'Ask @[Radia Perlman]' });
    expect(one.structuredContent).toMatchObject({ comment: { body: 'Ask @[Radia Perlman]' } });
    const two = await call('confluence_add_comment', { page_id: '98312', body: 'Ask @[Sam Lee]' });
    expect(two.isError).toBe(true);
    expect(textOf(two)).toMatch(
      /@\[Sam Lee\] names 2 people.*@\[Sam Lee\]\((accountid|userkey):.*@\[Sam Lee\]/s,
    );
    const nobody = await call('confluence_add_comment', { page_id: '98312', body: 'Ask @[No Body]' });
    expect(textOf(nobody)).toContain('names nobody');
    expect(commentsIn(await call('confluence_get_comments', { page_id: '98312' }))).toHaveLength(1);
  });

  it('throws the reason when a comment cannot be added', async () => {
    const { call } = await connect(deployment, { user: 'guest' });
    const refused = await call('confluence_add_comment', { page_id: '98312', body: 'Hello' });
    expect(refused.isError).toBe(true);
    expect(textOf(refused)).toMatch(/^Error calling tool 'add_comment': Confluence answered 403/);
    const empty = await call('confluence_add_comment', { page_id: '98312', body: ' ' });
    expect(textOf(empty)).toContain('body is empty');
  });

  it('stays inside the operator’s spaces', async () => {
    const { call, requests } = await connect(deployment, { filters: { confluence: ['ENG'] } });
    const read = await call('confluence_get_comments', { page_id: '98310' });
    expect(textOf(read)).toContain('CONFLUENCE_SPACES_FILTER');
    const added = await call('confluence_add_comment', { page_id: '98310', body: 'Hello' });
    expect(textOf(added)).toContain('CONFLUENCE_SPACES_FILTER');
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  });
});
