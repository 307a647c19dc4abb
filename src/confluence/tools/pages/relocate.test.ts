import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['call']>>;

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
const date = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);

describe.each(['cloud', 'datacenter'] as const)('deleting pages on %s', (deployment) => {
  it('moves a page to the trash and says what becomes of its children', async () => {
    const { call, requests } = await connect(deployment);
    await call('confluence_get_page', { page_id: '98311' });
    requests.length = 0;
    const result = await call('confluence_delete_page', { page_id: 98311 });
    expect(result.structuredContent).toEqual({
      success: true,
      message:
        'Page "Getting started" (98311) was moved to the trash, from where it can be restored. 3 children were not deleted: Confluence moves them up to its parent 98309.',
      children: [
        { id: '98312', title: 'Install the command line' },
        { id: '98313', title: 'Create your first project' },
        { id: '98314', title: 'Troubleshooting' },
      ],
    });
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'DELETE']);
    const child = await call('confluence_get_page', { page_id: '98312' });
    expect(child.structuredContent).toMatchObject({ metadata: { parent_id: '98309' } });
  });

  it('deletes a page without children and a blog post', async () => {
    const { call } = await connect(deployment);
    const page = await call('confluence_delete_page', { page_id: '98338' });
    expect(page.structuredContent).toEqual({
      success: true,
      message: 'Page "Team calendar" (98338) was moved to the trash, from where it can be restored.',
    });
    const blog = await call('confluence_delete_page', { page_id: '98340' });
    expect(blog.structuredContent).toMatchObject({ message: expect.stringContaining('Blog post') });
    const again = await call('confluence_delete_page', { page_id: '98340' });
    expect(again.isError).toBe(true);
  });

  it('weakness 27 and 29: failures are errors with their reason, other spaces are left alone', async () => {
    const { call } = await connect(deployment);
    const missing = await call('confluence_delete_page', { page_id: '999999' });
    expect(textOf(missing)).toContain('Confluence answered 404');
    const { call: asGuest } = await connect(deployment, { user: 'guest' });
    const refused = await asGuest('confluence_delete_page', { page_id: '98338' });
    expect(textOf(refused)).toMatch(/Confluence answered 403.*Not permitted to delete/s);
    const { call: limited, requests } = await connect(deployment, { filters: { confluence: ['ENG'] } });
    const outside = await limited('confluence_delete_page', { page_id: '98338' });
    expect(textOf(outside)).toContain('CONFLUENCE_SPACES_FILTER');
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  });
});

describe.each(['cloud', 'datacenter'] as const)('moving pages on %s', (deployment) => {
  it('weakness 22 and 26: moves a page below another one and answers without its text', async () => {
    const { call, requests } = await connect(deployment);
    await call('confluence_get_page', { page_id: '98327' });
    await call('confluence_get_page', { page_id: '98315' });
    requests.length = 0;
    const before = await call('confluence_get_page', { page_id: '98327', include_metadata: false });
    requests.length = 0;
    const result = await call('confluence_move_page', { page_id: '98327', target_parent_id: 98315 });
    expect(result.structuredContent).toEqual({
      message: 'Page moved successfully',
      page: {
        id: '98327',
        title: 'API overview',
        type: 'page',
        created: date,
        updated: date,
        url: expect.stringContaining('98327'),
        space: { key: 'DOCS', name: 'Documentation' },
        author: 'Ada Lovelace',
        version: deployment === 'cloud' ? 2 : 3,
        version_author: expect.any(String),
        version_date: date,
        parent_id: '98315',
        attachments: [],
      },
    });
    expect(requests.length).toBeLessThanOrEqual(2);
    const after = await call('confluence_get_page', { page_id: '98327', include_metadata: false });
    expect(after.structuredContent).toEqual(before.structuredContent);
  });

  it('weakness 10: moves a page into another space, with what is below it', async () => {
    const { call } = await connect(deployment);
    const result = await call('confluence_move_page', { page_id: '98329', target_space_key: 'ENG' });
    expect(result.structuredContent).toMatchObject({
      page: { space: { key: 'ENG' }, parent_id: '131081' },
    });
    const below = await call('confluence_get_page', { page_id: '98330' });
    expect(below.structuredContent).toMatchObject({ metadata: { space: { key: 'ENG' } } });
  });

  it('weakness 29: keeps to the operator’s spaces, at both ends', async () => {
    const { call, requests } = await connect(deployment, { filters: { confluence: ['DOCS'] } });
    for (const args of [
      { page_id: '131082', target_parent_id: '98315' },
      { page_id: '98327', target_parent_id: '131081' },
      { page_id: '98327', target_space_key: 'ENG' },
    ])
      expect(textOf(await call('confluence_move_page', args))).toContain('CONFLUENCE_SPACES_FILTER');
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('says what is wrong before anything is sent', async () => {
    const { call, requests } = await connect(deployment);
    const move = async (args: object) =>
      textOf(await call('confluence_move_page', { page_id: '98327', ...args }));
    expect(await move({})).toContain('Give target_parent_id, or target_space_key');
    expect(await move({ target_parent_id: '98327' })).toContain('next to or below itself');
    expect(await move({ target_parent_id: '98315', target_space_key: 'ENG' })).toContain(
      'target_parent_id 98315 is in space DOCS, not in ENG',
    );
    expect(await move({ target_space_key: 'ENG', position: 'above' })).toContain('needs target_parent_id');
    expect(await move({ target_space_key: 'NOPE' })).toContain('NOPE');
    expect(
      textOf(await call('confluence_move_page', { page_id: '98340', target_space_key: 'ENG' })),
    ).toContain('Only pages have a place in the tree');
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
    const loop = await call('confluence_move_page', { page_id: '98311', target_parent_id: '98312' });
    expect(textOf(loop)).toMatch(/Confluence answered 400.*descendant/s);
  });
});

it.each(['cloud', 'datacenter'] as const)(
  'weakness 10: moves a page above and below another one on %s',
  async (deployment) => {
    const { call } = await connect(deployment);
    const order = async () => {
      const result = await call('confluence_get_page_children', { parent_id: '98311', expand: '' });
      return (result.structuredContent as { results: { id: string }[] }).results.map(({ id }) => id);
    };
    await call('confluence_move_page', { page_id: '98314', target_parent_id: '98312', position: 'above' });
    expect(await order()).toEqual(['98314', '98312', '98313']);
    await call('confluence_move_page', { page_id: '98327', target_parent_id: '98312', position: 'below' });
    expect(await order()).toEqual(['98314', '98312', '98327', '98313']);
  },
);

it('refuses a place at the top of a space, which no page tree shows', async () => {
  const { call, requests } = await connect('cloud');
  const result = await call('confluence_move_page', {
    page_id: '98314',
    target_parent_id: '98309',
    position: 'below',
  });
  expect(result.isError).toBe(true);
  expect(textOf(result)).toContain('Page 98309 is at the top of its space');
  expect(requests.every(({ method }) => method === 'GET')).toBe(true);
});

it('weakness 28: on Cloud everything but moving and copying goes through v2', async () => {
  const { call, requests } = await connect('cloud');
  for (const [tool, args] of [
    ['confluence_get_page_children', { parent_id: '98309', include_content: true }],
    ['confluence_get_space_page_tree', { space_key: 'DOCS' }],
    ['confluence_get_page_history', { page_id: '98310', version: 2 }],
    ['confluence_get_page_diff', { page_id: '98310', from_version: 2, to_version: 3 }],
    ['confluence_get_inline_comments', { page_id: '98310' }],
    ['confluence_add_inline_comment', { page_id: '98313', body: 'Hm.', text_selection: 'three questions' }],
    ['confluence_reply_to_comment', { comment_id: '200012', body: 'Hm.' }],
    ['confluence_delete_page', { page_id: '98338' }],
    ['confluence_move_page', { page_id: '98314', target_parent_id: '98315' }],
    [
      'confluence_copy_page',
      {
        source_page_id: '98314',
        destination_space_key: 'DOCS',
        new_title: 'Copied',
        destination_parent_id: '98315',
      },
    ],
  ] as const) {
    const result = await call(tool, args);
    expect(result.isError, textOf(result)).toBeUndefined();
  }
  const others = requests.map(({ path }) => path).filter((path) => !path.startsWith('/wiki/api/v2/'));
  expect(new Set(others)).toEqual(
    new Set(['/wiki/rest/api/content/98314/move/append/98315', '/wiki/rest/api/content/98314/copy']),
  );
});

it('passes on what Data Center says against a place beside a page', async () => {
  const site = createDemoSite({ deployment: 'datacenter' });
  const { call } = await connect('datacenter', {
    fetch: async (url, init) =>
      url.pathname.endsWith('/movepage.action')
        ? Response.json({ actionErrors: ['You cannot move this page.'] })
        : site.fetch(new Request(url, init)),
  });
  const args = { page_id: '98314', target_parent_id: '98312', position: 'above' };
  const result = await call('confluence_move_page', args);
  expect(result.isError).toBe(true);
  expect(textOf(result)).toContain('Confluence did not move the page: You cannot move this page.');
});

it('says so when a server accepts a move and does not carry it out', async () => {
  const site = createDemoSite({ deployment: 'cloud' });
  const { call } = await connect('cloud', {
    fetch: async (url, init) =>
      init.method === 'PUT' ? Response.json({ pageId: '98327' }) : site.fetch(new Request(url, init)),
  });
  const result = await call('confluence_move_page', { page_id: '98327', target_parent_id: '98315' });
  expect(result.isError).toBe(true);
  expect(textOf(result)).toContain(
    'page 98327 is now below 98323 in space DOCS, not where it was asked to be',
  );
});
