import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';

interface Listed {
  id: string;
  body: string;
  visibility?: object;
}

describe.each(['cloud', 'datacenter'] as const)('jira_edit_comment on %s', (deployment) => {
  const rest = `/rest/api/${deployment === 'cloud' ? 3 : 2}`;
  const edit = async (args: Record<string, unknown>, options = {}) => {
    const connection = await connect(deployment, options);
    const result = await connection.call('jira_edit_comment', {
      issue_key: 'PROJ-123',
      comment_id: '10123000',
      ...args,
    });
    return { ...connection, result, text: JSON.stringify(result.content) };
  };
  const commentsOf = async (call: Awaited<ReturnType<typeof connect>>['call'], issue_key: string) => {
    const { structuredContent } = await call('jira_get_issue', { issue_key, comment_limit: 100 });
    return (structuredContent as { comments: Listed[] }).comments;
  };

  it('replaces the text, in two requests', async () => {
    const { result, requests, call } = await edit({ body: 'Now **this**' });
    const path = `${rest}/issue/PROJ-123/comment/10123000`;
    expect(requests).toEqual([
      { method: 'GET', path },
      { method: 'PUT', path },
    ]);
    expect(result.structuredContent).toEqual({
      id: '10123000',
      body: 'Now **this**',
      updated: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      author: expect.stringMatching(/^\w/),
      // Cloud's documents are merged, so everything that went is known; wiki markup is written anew.
      ...(deployment === 'cloud' && { removed: ['mention "Linus Torvalds"'] }),
    });
    const [first] = await commentsOf(call, 'PROJ-123');
    expect(first).toMatchObject({ id: '10123000', body: 'Now **this**' });
  });

  it('keeps who may see it, unless it is told otherwise', async () => {
    const kept = await edit({ comment_id: 10123002, body: 'Still only us' });
    const visibility = { type: 'role', value: 'Administrators' };
    expect(kept.result.structuredContent).toMatchObject({ visibility });
    const comments = await commentsOf(kept.call, 'PROJ-123');
    expect(comments.find(({ id }) => id === '10123002')).toMatchObject({ body: 'Still only us', visibility });
    const changed = { type: 'role', value: 'Developers' };
    const { result } = await edit({ comment_id: '10123002', body: 'x', visibility: JSON.stringify(changed) });
    expect(result.structuredContent).toMatchObject({ visibility: changed });
  });

  it.each([
    ['an empty text', { body: ' ' }, 'The comment is empty', 0],
    ['a visibility that is none', { body: 'x', visibility: { type: 'all' } }, 'visibility takes', 0],
    ['a comment that does not exist', { body: 'x', comment_id: '1' }, '404', 1],
    ['a comment of another issue', { body: 'x', issue_key: 'PROJ-122' }, '404', 1],
    ['an id that is none', { body: 'x', comment_id: '..' }, 'cannot be part of an address', 0],
  ])('refuses %s', async (_what, args, expected, sent) => {
    const { result, text, requests } = await edit(args);
    expect(result.isError).toBe(true);
    expect(text).toContain(expected);
    expect(requests).toHaveLength(sent);
  });

  it('weakness 24: stays inside JIRA_PROJECTS_FILTER', async () => {
    const { result, text, requests } = await edit({ body: 'x' }, { filters: { jira: ['OPS'] } });
    expect(result.isError).toBe(true);
    expect(text).toContain('JIRA_PROJECTS_FILTER');
    expect(requests).toEqual([]);
  });

  it('says that a reader may not edit', async () => {
    const { result, text } = await edit({ body: 'x' }, { user: 'guest' });
    expect(result.isError).toBe(true);
    expect(text).toContain('403');
  });
});

describe.each(['cloud', 'datacenter'] as const)('JIRA_INTERNAL_ONLY_PROJECTS on %s', (deployment) => {
  const attempt = async (name: string, args: Record<string, unknown>, options = {}) => {
    const connection = await connect(deployment, {
      jira: { internalOnlyProjects: [' help'] },
      ...options,
    });
    const result = await connection.call(name, { issue_key: 'HELP-1', ...args });
    return { ...connection, result, text: JSON.stringify(result.content) };
  };
  const writes = (requests: { method: string }[]) => requests.filter(({ method }) => method !== 'GET');

  it.each([
    ['a new comment', 'jira_add_comment', { body: 'x' }],
    ['a public comment', 'jira_add_comment', { body: 'x', public: true }],
    ['the comment of a transition', 'jira_transition_issue', { transition_id: '91', comment: 'x' }],
    ['the comment of an update', 'jira_update_issue', { fields: { summary: 'New' }, comment: 'x' }],
    [
      'an edit of what customers see',
      'jira_edit_comment',
      { comment_id: deployment && '20010001000', body: 'x' },
    ],
  ])('refuses %s, before anything is written', async (_what, name, args) => {
    const { result, text, requests } = await attempt(name, args);
    expect(result.isError).toBe(true);
    expect(text).toContain('JIRA_INTERNAL_ONLY_PROJECTS');
    expect(writes(requests)).toEqual([]);
  });

  it('weakness 1: takes an internal comment, and lets it be edited', async () => {
    const added = await attempt('jira_add_comment', { body: 'Between us', public: false });
    expect(added.result.structuredContent).toMatchObject({ body: 'Between us', public: false });
    const { id } = added.result.structuredContent as { id: string };
    const edited = await attempt('jira_edit_comment', { comment_id: id, body: 'Us' }, { site: added.site });
    expect(edited.result.structuredContent).toMatchObject({ id, body: 'Us' });
  });

  it('refuses when the service desk cannot say', async () => {
    const fetch = async () =>
      new Response('{}', { status: 403, headers: { 'content-type': 'application/json' } });
    const { result, text } = await attempt('jira_add_comment', { body: 'x' }, { fetch });
    expect(result.isError).toBe(true);
    expect(text).toContain('JIRA_INTERNAL_ONLY_PROJECTS');
  });

  it('keeps the comment of an issue that seems to be no request internal as well', async () => {
    const { site } = await connect(deployment);
    const sent: string[] = [];
    const fetch = async (url: URL, init: RequestInit) => {
      if (url.pathname.startsWith('/rest/servicedeskapi/')) return new Response('{}', { status: 404 });
      if (init.method === 'POST') sent.push(String(init.body));
      return site.fetch(new Request(url, init));
    };
    const { result } = await attempt('jira_add_comment', { body: 'x', public: true }, { fetch });
    expect(result.isError).not.toBe(true);
    expect(sent.join()).toContain('"internal":true');
  });

  it('leaves other projects alone', async () => {
    const { result } = await attempt('jira_add_comment', { issue_key: 'PROJ-123', body: 'x' });
    expect(result.isError).not.toBe(true);
  });
});
