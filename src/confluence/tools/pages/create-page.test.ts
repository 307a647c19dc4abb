import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';

type Connection = Awaited<ReturnType<typeof connect>>;
type Result = Awaited<ReturnType<Connection['call']>>;
interface Written {
  message: string;
  page: { id: string; content?: { value: string }; page_width?: string };
}

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
const writtenIn = (result: Result): Written => {
  expect(result.isError, JSON.stringify(result.content)).toBeUndefined();
  return result.structuredContent as unknown as Written;
};

/** What Confluence stored for a page. */
async function storedIn({ call }: Connection, id: string): Promise<string> {
  const result = await call('confluence_get_page', { page_id: id, convert_to_markdown: false });
  const { metadata } = result.structuredContent as { metadata: { content: { value: string } } };
  return metadata.content.value;
}

describe.each(['cloud', 'datacenter'] as const)('confluence_create_page on %s', (deployment) => {
  const draft = { space_key: 'DOCS', title: 'Fresh page', content: 'Some *text*.' };

  it('creates a page from Markdown with one request once the space is known', async () => {
    const { call, requests } = await connect(deployment);
    await call('confluence_get_page', { title: 'Getting started', space_key: 'DOCS' });
    requests.length = 0;
    const written = writtenIn(await call('confluence_create_page', draft));
    expect(requests.map(({ method }) => method)).toEqual(['POST']);
    expect(written).toEqual({
      message: 'Page created successfully',
      page: {
        id: expect.stringMatching(/^\d+$/),
        title: 'Fresh page',
        type: 'page',
        created: expect.stringMatching(/^\d{4}-/),
        updated: expect.stringMatching(/^\d{4}-/),
        url: expect.stringContaining(deployment === 'cloud' ? '/spaces/DOCS/pages/' : '?pageId='),
        space: { key: 'DOCS', name: 'Documentation' },
        author: 'Ada Lovelace',
        version: 1,
        version_author: 'Ada Lovelace',
        version_date: expect.stringMatching(/^\d{4}-/),
        parent_id: '98309',
        attachments: [],
      },
    });
  });

  it.each([
    ['markdown', '**bold**', '<p><strong>bold</strong></p>'],
    ['wiki', '*bold*', '<p><strong>bold</strong></p>'],
    ['storage', '<p>a &amp; b&nbsp;c</p>', '<p>a &amp; b&nbsp;c</p>'],
    ['xhtml', '<p><br /></p>', '<p><br /></p>'],
    [
      'adf',
      '{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"hi"}]}]}',
      '<p>hi</p>',
    ],
  ])('takes %s', async (content_format, content, stored) => {
    const connection = await connect(deployment);
    const { page } = writtenIn(
      await connection.call('confluence_create_page', { ...draft, content, content_format }),
    );
    expect(await storedIn(connection, page.id)).toBe(stored);
  });

  it('reads the body from a file and returns it when asked', async () => {
    const filesRoot = await mkdtemp(join(tmpdir(), 'pages-'));
    await writeFile(join(filesRoot, 'body.md'), '# From a file\n');
    const { call } = await connect(deployment, { filesRoot });
    const { page } = writtenIn(
      await call('confluence_create_page', {
        space_key: 'DOCS',
        title: 'Filed',
        content_file: 'body.md',
        include_content: 'true',
      }),
    );
    expect(page.content).toEqual({ value: '# From a file', format: 'markdown' });
    const outside = await call('confluence_create_page', {
      space_key: 'DOCS',
      title: 'Filed again',
      content_file: '../other.md',
    });
    expect(outside.isError).toBe(true);
  });

  it('places the page, and sets emoji and width', async () => {
    const connection = await connect(deployment);
    const { page } = writtenIn(
      await connection.call('confluence_create_page', {
        ...draft,
        parent_id: 'https://demo.atlassian.net/wiki/spaces/DOCS/pages/98311/Getting+started',
        emoji: '👩‍💻',
        page_width: 'full-width',
      }),
    );
    const set = { parent_id: '98311', emoji: '👩‍💻', page_width: 'full-width' };
    expect(page).toMatchObject(set);
    const read = await connection.call('confluence_get_page', { page_id: page.id });
    expect(read.structuredContent).toMatchObject({ metadata: set });
  });

  it('leaves the width to the site unless it is asked for', async () => {
    const { call } = await connect(deployment);
    const { page } = writtenIn(await call('confluence_create_page', draft));
    const read = await call('confluence_get_page', { page_id: page.id });
    expect(read.structuredContent).not.toHaveProperty('metadata.page_width');
  });

  it('gives headings anchors and tables a width', async () => {
    const connection = await connect(deployment);
    const { page } = writtenIn(
      await connection.call('confluence_create_page', {
        ...draft,
        content: '# Über uns\n\n# Über uns\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
        enable_heading_anchors: true,
        table_layout: 'wide',
      }),
    );
    const stored = await storedIn(connection, page.id);
    expect(stored).toContain('<ac:parameter ac:name="">uber-uns</ac:parameter>');
    expect(stored).toContain('<ac:parameter ac:name="">uber-uns-1</ac:parameter>');
    expect(stored).toMatch(/<table[^>]* data-layout="wide" data-table-width="960"/);
  });

  it.each([
    [{ content: undefined }, 'Give either content or content_file'],
    [{ content_file: 'x.md' }, 'Give either content or content_file'],
    [{ title: '  ' }, 'title is empty'],
    [{ title: 'x'.repeat(256) }, 'at most 255'],
    [{ space_key: 'Two words' }, 'is not a space key'],
    [{ parent_id: 'Getting started' }, 'parent_id "Getting started" names no page'],
    [{ emoji: 'rocket' }, 'emoji takes one emoji'],
    [{ page_width: 'huge' }, 'page_width'],
    [{ content_format: 'html' }, 'content_format'],
    [{ table_layout: 'huge' }, 'table_layout'],
    [
      { content: '<p>line\n<b>two</p>', content_format: 'storage' },
      /not well-formed XML \(line 2, column \d+/,
    ],
    [{ content: '{"type":"doc"', content_format: 'adf' }, 'JSON'],
  ])('refuses %j before anything is sent', async (change, problem) => {
    const { call, requests } = await connect(deployment);
    const result = await call('confluence_create_page', { ...draft, ...change });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toMatch(problem);
    expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('creates blog posts, which have no place in the tree', async () => {
    const { call, requests } = await connect(deployment);
    const post = { space_key: 'DOCS', title: 'News', content: 'It is **done**.', type: 'blogpost' };
    const created = await call('confluence_create_page', post);
    expect(created.structuredContent).toMatchObject({
      message: 'Blog post created successfully',
      page: { type: 'blogpost', title: 'News', version: 1, space: { key: 'DOCS' } },
    });
    requests.length = 0;
    const placed = await call('confluence_create_page', { ...post, title: 'More', parent_id: '98310' });
    expect(JSON.stringify(placed.content)).toContain('leave parent_id and subtype out');
    expect(requests).toEqual([]);
  });

  it('tells what Confluence refuses', async () => {
    const { call } = await connect(deployment);
    const taken = await call('confluence_create_page', { ...draft, title: 'Release handbook' });
    expect(textOf(taken)).toContain('already exists');
    const space = await call('confluence_create_page', { ...draft, space_key: 'NOPE' });
    expect(space.isError).toBe(true);
    expect(textOf(space)).toMatch(/NOPE/);
    const guest = await connect(deployment, { user: 'guest' });
    expect(textOf(await guest.call('confluence_create_page', draft))).toContain('Confluence answered 403');
  });

  it('says that the page exists when only its settings failed', async () => {
    const site = createDemoSite({ deployment });
    const { call } = await connect(deployment, {
      fetch: (url, init) =>
        /\/propert(y|ies)/.test(url.pathname)
          ? Promise.resolve(Response.json({ message: 'no properties today' }, { status: 400 }))
          : site.fetch(new Request(url, init)),
    });
    const result = await call('confluence_create_page', { ...draft, page_width: 'max' });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toMatch(
      /Page \d+ was created .*do not create it again\. Not set: content-appearance-published \(.*no properties today/,
    );
  });

  it('creates in the operator’s spaces only', async () => {
    const { call, requests } = await connect(deployment, { filters: { confluence: ['ENG'] } });
    expect(textOf(await call('confluence_create_page', draft))).toContain('CONFLUENCE_SPACES_FILTER');
    expect(requests).toEqual([]);
    writtenIn(await call('confluence_create_page', { ...draft, space_key: 'ENG' }));
  });
});

describe('live docs', () => {
  const draft = { space_key: 'DOCS', title: 'Alive', content: 'x', subtype: 'live' };

  it('exist on Cloud', async () => {
    const { call } = await connect('cloud');
    expect(writtenIn(await call('confluence_create_page', draft)).page).toMatchObject({ subtype: 'live' });
  });

  it('are refused on Data Center', async () => {
    const { call, requests } = await connect('datacenter');
    expect(textOf(await call('confluence_create_page', draft))).toContain('Confluence Cloud only');
    expect(requests).toEqual([]);
  });
});
