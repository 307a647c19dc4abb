import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['call']>>;
type Found = { id: string; original_selection?: string; resolution?: string; parent_comment_id?: string };

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
const date = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
const PAGE = '98310';

describe.each(['cloud', 'datacenter'] as const)('replies on %s', (deployment) => {
  it('answers a footer comment, a reply and an inline comment', async () => {
    const { call, requests } = await connect(deployment);
    await call('confluence_get_comments', { page_id: PAGE });
    requests.length = 0;
    const result = await call('confluence_reply_to_comment', {
      comment_id: 200001,
      body: 'Yes, **Friday**.',
    });
    expect(result.structuredContent).toEqual({
      success: true,
      message: 'Reply added successfully',
      comment: {
        id: expect.any(String),
        body: 'Yes, **Friday**.',
        created: date,
        updated: date,
        title: 'Re: Release handbook',
        author: 'Ada Lovelace',
        parent_comment_id: '200001',
        location: 'footer',
      },
    });
    // The comment, and the answer to it.
    expect(requests).toHaveLength(2);
    const deep = await call('confluence_reply_to_comment', {
      comment_id: 'https://demo.atlassian.net/wiki/spaces/DOCS/pages/98310/x?focusedCommentId=200003',
      body: '<p>a &lt; b</p>',
    });
    expect(deep.structuredContent).toMatchObject({ comment: { parent_comment_id: '200003' } });
    const inline = await call('confluence_reply_to_comment', { comment_id: '200011', body: 'As before.' });
    expect(inline.structuredContent).toMatchObject({
      comment: { parent_comment_id: '200011', location: 'inline' },
    });
    const list = await call('confluence_get_inline_comments', { page_id: PAGE });
    const { comments } = list.structuredContent as { comments: Found[] };
    expect(comments.filter(({ parent_comment_id: parent }) => parent === '200011')).toHaveLength(2);
  });

  it('resolves and reopens the thread of an inline comment with its answer, where the deployment can', async () => {
    const { call, requests } = await connect(deployment);
    const answer = async (args: object) => call('confluence_reply_to_comment', { body: 'Done.', ...args });
    const stateOf = async () => {
      const listed = await call('confluence_get_inline_comments', { page_id: '98310' });
      const { comments } = listed.structuredContent as { comments: { id: string; resolution: string }[] };
      return comments.find(({ id }) => id === '200011')?.resolution;
    };
    const resolved = await answer({ comment_id: '200011', resolve: true });
    if (deployment === 'datacenter') {
      expect(textOf(resolved)).toContain('cannot resolve comments: leave resolve out');
      expect(requests).toEqual([]);
      return;
    }
    expect(resolved.structuredContent).toMatchObject({ comment: { resolution: 'resolved' } });
    expect(await stateOf()).toBe('resolved');
    const { comment } = resolved.structuredContent as { comment: { id: string } };
    const reopened = await answer({ comment_id: comment.id, resolve: false });
    expect(reopened.structuredContent).toMatchObject({ comment: { resolution: 'reopened' } });
    expect(await stateOf()).toBe('reopened');
    const footer = await answer({ comment_id: '200001', resolve: true });
    expect(textOf(footer)).toContain('Only inline comments can be resolved');
  });

  it('weakness 3: throws the reason when a reply cannot be added', async () => {
    const { call } = await connect(deployment);
    const missing = await call('confluence_reply_to_comment', { comment_id: '999', body: 'Hello' });
    expect(missing.isError).toBe(true);
    expect(textOf(missing)).toContain('Confluence answered 404');
    const page = await call('confluence_reply_to_comment', { comment_id: PAGE, body: 'Hello' });
    expect(page.isError).toBe(true);
    const words = await call('confluence_reply_to_comment', { comment_id: 'the first', body: 'Hello' });
    expect(textOf(words)).toContain('comment_id "the first" names no comment');
    const empty = await call('confluence_reply_to_comment', { comment_id: '200001', body: ' ' });
    expect(textOf(empty)).toContain('body is empty');
    const { call: asGuest } = await connect(deployment, { user: 'guest' });
    const refused = await asGuest('confluence_reply_to_comment', { comment_id: '200001', body: 'Hello' });
    expect(textOf(refused)).toMatch(/^Error calling tool 'reply_to_comment': Confluence answered 403/);
  });

  it('weakness 29: keeps to the operator’s spaces', async () => {
    const { call, requests } = await connect(deployment, { filters: { confluence: ['ENG'] } });
    for (const [tool, args] of [
      ['confluence_reply_to_comment', { comment_id: '200003', body: 'Hello' }],
      ['confluence_get_inline_comments', { page_id: PAGE }],
      ['confluence_add_inline_comment', { page_id: PAGE, body: 'Hello', text_selection: 'snapshot' }],
    ] as const)
      expect(textOf(await call(tool, args))).toContain('CONFLUENCE_SPACES_FILTER');
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  });
});

describe.each(['cloud', 'datacenter'] as const)('inline comments on %s', (deployment) => {
  it('weakness 2 and 24: lists all of them with words, state and replies, and failures as failures', async () => {
    const { call } = await connect(deployment);
    const result = await call('confluence_get_inline_comments', { page_id: 98310 });
    const found = result.structuredContent as {
      success: boolean;
      page_id: string;
      count: number;
      comments: Found[];
    };
    expect(found).toMatchObject({ success: true, page_id: PAGE, count: 4 });
    expect(found.comments.map(({ id }) => id)).toEqual(['200011', '200012', '200013', '200014']);
    expect(found.comments[0]).toEqual({
      id: '200011',
      body: 'Why two hours?',
      created: date,
      updated: date,
      title: 'Re: Release handbook',
      author: 'Edsger Dijkstra',
      location: 'inline',
      original_selection: 'rollback window',
      resolution: 'open',
    });
    expect(found.comments[1]).toMatchObject({ parent_comment_id: '200011' });
    expect(found.comments[3]).toMatchObject({ original_selection: 'Nightly builds', resolution: 'resolved' });
    const none = await call('confluence_get_inline_comments', { page_id: '98336' });
    expect(none.structuredContent).toEqual({ success: true, page_id: '98336', count: 0, comments: [] });
    const missing = await call('confluence_get_inline_comments', { page_id: '999999' });
    expect(missing.isError).toBe(true);
    expect(textOf(missing)).toContain('Confluence answered 404');
  });

  it('adds one on words that are there once, and says where', async () => {
    const { call, requests } = await connect(deployment);
    await call('confluence_add_inline_comment', {
      page_id: '98314',
      body: 'First.',
      text_selection: 'old trust store',
    });
    requests.length = 0;
    const result = await call('confluence_add_inline_comment', {
      page_id: 98314,
      body: 'Which *proxy*?',
      text_selection: 'the proxy keeps',
    });
    expect(result.structuredContent).toEqual({
      success: true,
      message: 'Inline comment added successfully',
      comment: {
        id: expect.any(String),
        body: 'Which _proxy_?',
        created: date,
        updated: date,
        title: 'Re: Troubleshooting',
        author: 'Ada Lovelace',
        location: 'inline',
        original_selection: 'the proxy keeps',
        resolution: 'open',
      },
      selection: {
        matches: 1,
        index: 0,
        context: 'A timeout after login means that the proxy keeps the connection. Set timeouts.setting-2.',
      },
    });
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
    const list = await call('confluence_get_inline_comments', { page_id: '98314' });
    expect(list.structuredContent).toMatchObject({ count: 2 });
  });

  it('asks which one is meant where the words stand more than once', async () => {
    const { call, requests } = await connect(deployment);
    const ask = (more: object) =>
      call('confluence_add_inline_comment', {
        page_id: '98314',
        body: 'Hm.',
        text_selection: 'means',
        ...more,
      });
    const vague = await ask({});
    expect(vague.isError).toBe(true);
    expect(textOf(vague)).toMatch(
      /"means" is on the page 2 times\. Say which one in text_selection_match_index\. 0: "A timeout after login means that.*", 1: "An error about certificates means/,
    );
    const wrong = await ask({ text_selection_match_count: 1, text_selection_match_index: 0 });
    expect(textOf(wrong)).toContain('"means" is on the page 2 times, not 1.');
    const beyond = await ask({ text_selection_match_index: 2 });
    expect(textOf(beyond)).toContain('2 times');
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
    const second = await ask({ text_selection_match_index: 1 });
    expect(second.structuredContent).toMatchObject({
      comment: { original_selection: 'means' },
      selection: { matches: 2, index: 1 },
    });
  });

  it('says what the page has instead of words that are not there', async () => {
    const { call, requests } = await connect(deployment);
    const ask = (text: string) =>
      call('confluence_add_inline_comment', { page_id: '98314', body: 'Hm.', text_selection: text });
    expect(textOf(await ask('The  Proxy keeps'))).toContain(
      'The page has "the proxy keeps": give exactly that.',
    );
    expect(textOf(await ask('unicorns'))).toContain(
      '"unicorns" is not in the text of page 98314 (version 1)',
    );
    expect(textOf(await ask(' '))).toContain('text_selection is empty');
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
    const missing = await call('confluence_add_inline_comment', {
      page_id: '999999',
      body: 'Hm.',
      text_selection: 'a',
    });
    expect(textOf(missing)).toContain('Confluence answered 404');
  });
});

it('says that the answer is there where only resolving failed', async () => {
  const site = createDemoSite({ deployment: 'cloud' });
  const { call } = await connect('cloud', {
    fetch: async (url, init) =>
      init.method === 'PUT'
        ? Response.json({ message: 'not now' }, { status: 409 })
        : site.fetch(new Request(url, init)),
  });
  const result = await call('confluence_reply_to_comment', {
    comment_id: '200011',
    body: 'x',
    resolve: true,
  });
  expect(result.isError).toBe(true);
  expect(textOf(result)).toMatch(
    /Reply \d+ was added: do not add it again\. The thread was not resolved: .*not now/,
  );
});
