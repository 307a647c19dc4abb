import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';

describe.each(['cloud', 'datacenter'] as const)('jira_add_comment on %s', (deployment) => {
  const rest = `/rest/api/${deployment === 'cloud' ? 3 : 2}`;
  const add = async (args: Record<string, unknown>, options = {}) => {
    const connection = await connect(deployment, options);
    const result = await connection.call('jira_add_comment', { issue_key: 'PROJ-123', ...args });
    return { ...connection, result, text: JSON.stringify(result.content) };
  };

  it('adds Markdown in one request', async () => {
    const { result, requests } = await add({ body: 'Looks **good**:\n\n- [x] done\n\n`code`' });
    expect(result.structuredContent).toEqual({
      id: expect.stringMatching(/^\d+$/),
      body: expect.stringContaining('Looks **good**:'),
      created: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      author: 'Ada Lovelace',
    });
    expect(requests).toEqual([{ method: 'POST', path: `${rest}/issue/PROJ-123/comment` }]);
  });

  it('takes the body under the name "comment", and shows it in the issue', async () => {
    const { result, call } = await add({ comment: 'By another name' });
    const { structuredContent } = await call('jira_get_issue', { issue_key: 'PROJ-123' });
    const { comments } = structuredContent as { comments: { id: string; body: string }[] };
    expect(comments.at(-1)).toMatchObject({
      id: (result.structuredContent as { id: string }).id,
      body: 'By another name',
    });
  });

  it('restricts a comment to a role or group', async () => {
    const visibility = { type: 'role', value: 'Administrators' };
    for (const given of [visibility, JSON.stringify(visibility)]) {
      const { call } = await add({ body: 'Only us', visibility: given });
      const { structuredContent } = await call('jira_get_issue', { issue_key: 'PROJ-123', comment_limit: 1 });
      expect(structuredContent).toMatchObject({ comments: [{ body: 'Only us', visibility }] });
    }
  });

  it('mentions people by name', async () => {
    const { result } = await add({ body: '@[Grace Hopper] please look' });
    expect((result.structuredContent as { body: string }).body).toMatch(/^@\[Grace Hopper\] please/);
  });

  it('shows a comment on a service desk request to customers', async () => {
    const { result, requests } = await add({ issue_key: 'HELP-1', body: 'It is **fixed**.', public: true });
    expect(result.structuredContent).toMatchObject({
      body: 'It is **fixed**.',
      author: 'Ada Lovelace',
      public: true,
    });
    expect(requests).toEqual([{ method: 'POST', path: '/rest/servicedeskapi/request/HELP-1/comment' }]);
  });

  it('keeps a comment on a service desk request from customers', async () => {
    const { result, requests, site } = await add({
      issue_key: 'HELP-1',
      body: 'Between us',
      public: 'false',
    });
    expect(result.structuredContent).toMatchObject({ body: 'Between us', public: false });
    expect(requests).toEqual([{ method: 'POST', path: `${rest}/issue/HELP-1/comment` }]);
    const { id } = result.structuredContent as { id: string };
    const { call } = await connect(deployment, { site });
    const { structuredContent } = await call('jira_get_issue', { issue_key: 'HELP-1', comment_limit: 100 });
    const { comments } = structuredContent as { comments: { id: string; internal?: boolean }[] };
    // Only Cloud tells in the issue whether customers see a comment.
    if (deployment === 'cloud') expect(comments.find((comment) => comment.id === id)?.internal).toBe(true);
  });

  it.each([
    ['an empty comment', { body: '  ' }, 'The comment is empty'],
    ['a visibility that is none', { body: 'x', visibility: { type: 'all' } }, 'visibility takes'],
    [
      'public and restricted at once',
      { body: 'x', public: true, visibility: { type: 'role', value: 'A' } },
      'everybody',
    ],
    ['a mention of two people', { body: '@[Sam Lee] hi' }, 'fits 2 people'],
    ['no body', {}, 'body'],
  ])('sends nothing for %s', async (_, args, complaint) => {
    const { result, text, requests } = await add(args);
    expect(result.isError).toBe(true);
    expect(text).toContain(complaint);
    expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('says so when a public comment is for an issue that is no request', async () => {
    const { result, text } = await add({ body: 'x', public: true });
    expect(result.isError).toBe(true);
    expect(text).toContain('leave public out');
  });

  it('passes on that an issue does not exist, or may not be commented', async () => {
    expect((await add({ issue_key: 'PROJ-99999', body: 'x' })).text).toContain('404');
    expect((await add({ body: 'x' }, { user: 'guest' })).result.isError).toBe(true);
  });

  it('keeps to the projects that the operator allows', async () => {
    const { text, requests } = await add({ body: 'x' }, { filters: { jira: ['OPS'] } });
    expect(text).toContain('JIRA_PROJECTS_FILTER');
    expect(requests).toEqual([]);
  });
});
