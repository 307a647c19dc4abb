import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';

type Connection = Awaited<ReturnType<typeof connect>>;
type Result = Awaited<ReturnType<Connection['call']>>;
interface Written {
  page: { version: number; content?: { value: string } };
  removed?: string[];
  ignored?: string[];
}

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
const writtenIn = (result: Result): Written => {
  expect(result.isError, JSON.stringify(result.content)).toBeUndefined();
  return result.structuredContent as unknown as Written;
};

async function read({ call }: Connection, id: string, markdown = true) {
  const result = await call('confluence_get_page', { page_id: id, convert_to_markdown: markdown });
  return (
    result.structuredContent as {
      metadata: { title: string; version: number; parent_id: string; content: { value: string } };
    }
  ).metadata;
}

describe.each(['cloud', 'datacenter'] as const)('confluence_update_page on %s', (deployment) => {
  const edit = { page_id: '98312', title: 'Install the command line', content: 'New text.' };

  it('writes the next version with two requests', async () => {
    const connection = await connect(deployment);
    for (const id of ['98311', '98312']) await read(connection, id);
    connection.requests.length = 0;
    const written = writtenIn(
      await connection.call('confluence_update_page', { ...edit, version_comment: 'shorter' }),
    );
    expect(connection.requests.map(({ method }) => method)).toEqual(['GET', 'PUT']);
    expect(written).toMatchObject({
      message: 'Page updated successfully',
      page: { id: '98312', version: 3, parent_id: '98311', space: { key: 'DOCS' } },
    });
    expect(written.page).not.toHaveProperty('content');
    expect(written).not.toHaveProperty('removed');
    expect(await read(connection, '98312', false)).toMatchObject({
      version: 3,
      content: { value: '<p>New text.</p>' },
    });
  });

  it('leaves the body alone, byte for byte, when it comes back as it was read', async () => {
    const connection = await connect(deployment);
    const before = await read(connection, '98310');
    const stored = (await read(connection, '98310', false)).content.value;
    const written = writtenIn(
      await connection.call('confluence_update_page', {
        page_id: '98310',
        title: 'Release handbook, renamed',
        content: before.content.value,
      }),
    );
    expect(written).not.toHaveProperty('removed');
    expect(await read(connection, '98310', false)).toMatchObject({
      title: 'Release handbook, renamed',
      content: { value: stored },
    });
  });

  it('restores macros, mentions and settings around an edit', async () => {
    const connection = await connect(deployment);
    const before = await read(connection, '98310');
    const written = writtenIn(
      await connection.call('confluence_update_page', {
        page_id: '98310',
        title: before.title,
        content: `${before.content.value}\n\nOne more line.`,
        expected_version: before.version,
      }),
    );
    // Not even the anchors of inline comments, for which Markdown has no word.
    expect(written).not.toHaveProperty('removed');
    const after = await read(connection, '98310');
    expect(after).toMatchObject({
      version: before.version + 1,
      emoji: '🚀',
      page_width: 'full-width',
      parent_id: '98309',
      content: { value: `${before.content.value}\n\nOne more line.` },
    });
    const stored = (await read(connection, '98310', false)).content.value;
    expect(stored).toContain('ac:name="drawio"');
    expect(stored).toContain('<ac:parameter ac:name="lane">Payments &amp; Billing</ac:parameter>');
    expect(stored).toContain(
      deployment === 'cloud' ? 'ri:account-id="712020:' : 'ri:userkey="JIRAUSER10101"',
    );
  });

  it.each(['98309', '98316', '98317', '98318', '98320', '98324', '98326', '98328', '98330'])(
    'adds a line to page %s and loses nothing',
    async (id) => {
      const connection = await connect(deployment);
      const { title, content } = await read(connection, id);
      const longer = `${content.value}\n\nOne more line.`;
      const written = writtenIn(
        await connection.call('confluence_update_page', { page_id: id, title, content: longer }),
      );
      expect(written).not.toHaveProperty('removed');
      expect((await read(connection, id)).content.value).toBe(longer);
    },
  );

  it('lists what vanished', async () => {
    const connection = await connect(deployment);
    await read(connection, '98310');
    const written = writtenIn(
      await connection.call('confluence_update_page', {
        page_id: '98310',
        title: 'Release handbook',
        content: 'Nothing is left.',
        include_content: true,
      }),
    );
    expect(written.page.content).toEqual({ value: 'Nothing is left.', format: 'markdown' });
    expect(written.removed).toEqual(
      expect.arrayContaining([
        expect.stringContaining('toc'),
        expect.stringContaining('drawio'),
        expect.stringContaining('acme-roadmap'),
        expect.stringContaining('architecture.png'),
        'inline comment on "rollback window"',
      ]),
    );
  });

  it('changes emoji, width and parent only when asked, and empty text takes them away', async () => {
    const connection = await connect(deployment);
    const set = { emoji: '🎉', page_width: 'max', parent_id: 98315 };
    const written = writtenIn(await connection.call('confluence_update_page', { ...edit, ...set }));
    const expected = { emoji: '🎉', page_width: 'max', parent_id: '98315' };
    expect(written.page).toMatchObject(expected);
    expect(await read(connection, '98312')).toMatchObject(expected);
    writtenIn(await connection.call('confluence_update_page', { ...edit, emoji: '', page_width: '' }));
    const bare = await read(connection, '98312');
    expect(bare).toMatchObject({ parent_id: '98315', version: 3 });
    expect(bare).not.toHaveProperty('emoji');
    expect(bare).not.toHaveProperty('page_width');
  });

  it('marks minor edits where the deployment can, and says so where it cannot', async () => {
    const { call } = await connect(deployment);
    const written = writtenIn(await call('confluence_update_page', { ...edit, is_minor_edit: true }));
    expect(written.ignored).toEqual(
      deployment === 'cloud' ? [expect.stringContaining('is_minor_edit')] : undefined,
    );
  });

  it('updates blog posts', async () => {
    const { call } = await connect(deployment);
    const written = writtenIn(
      await call('confluence_update_page', {
        page_id: '98340',
        title: 'Release 4.2 is here',
        content: 'It is **done**.',
      }),
    );
    expect(written.page).toMatchObject({ type: 'blogpost', title: 'Release 4.2 is here', version: 2 });
  });

  it('keeps a mention that the page had, and asks about names that nobody has', async () => {
    const connection = await connect(deployment);
    await read(connection, '98320');
    writtenIn(
      await connection.call('confluence_update_page', {
        page_id: '98320',
        title: 'Tasks and people',
        content: 'Ask @[Jürgen Groß] and @[Sam Lee].',
      }),
    );
    const unknown = await connection.call('confluence_update_page', { ...edit, content: '@[No Body]' });
    expect(unknown.isError).toBe(true);
    expect(textOf(unknown)).toContain('@[No Body] names nobody');
    expect(await read(connection, '98312')).toMatchObject({ version: 2 });
  });

  it('refuses to overwrite what it has not seen', async () => {
    const connection = await connect(deployment);
    const stale = await connection.call('confluence_update_page', { ...edit, expected_version: 1 });
    expect(stale.isError).toBe(true);
    expect(textOf(stale)).toContain('the page is at version 2, not 1');
    expect(await read(connection, '98312')).toMatchObject({ version: 2 });
  });

  it('tells the current version when somebody else was faster', async () => {
    const site = createDemoSite({ deployment });
    const rival = await connect(deployment, { site });
    let rivalled = false;
    const { call } = await connect(deployment, {
      fetch: async (url, init) => {
        if (init.method === 'PUT' && !rivalled) {
          rivalled = true;
          await rival.call('confluence_update_page', { ...edit, content: 'First!' });
        }
        return site.fetch(new Request(url, init));
      },
    });
    const lost = await call('confluence_update_page', edit);
    expect(lost.isError).toBe(true);
    expect(textOf(lost)).toContain('Nothing was written: the page is at version 3, not 2.');
    expect(textOf(lost)).toMatch(/Version 3 by Ada Lovelace at 20\d\d-.*: the text: changed\./);
  });

  it('says that the text was written when only its settings failed', async () => {
    const site = createDemoSite({ deployment });
    const { call } = await connect(deployment, {
      fetch: (url, init) =>
        /\/propert(y|ies)/.test(url.pathname) && init.method !== 'GET'
          ? Promise.resolve(Response.json({ message: 'no properties today' }, { status: 400 }))
          : site.fetch(new Request(url, init)),
    });
    const result = await call('confluence_update_page', { ...edit, emoji: '🎉' });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toMatch(
      /Page 98312 was updated to version 3\. Not set: emoji-title-published \(.*no properties today/,
    );
  });

  it('refuses what cannot be, before anything is written', async () => {
    const { call, requests } = await connect(deployment);
    const own = await call('confluence_update_page', { ...edit, parent_id: '98312' });
    expect(textOf(own)).toContain('parent_id names the page itself');
    const both = await call('confluence_update_page', { ...edit, content_file: 'x.md' });
    expect(textOf(both)).toContain('only one of them');
    const broken = await call('confluence_update_page', {
      ...edit,
      content: '<p>',
      content_format: 'storage',
    });
    expect(textOf(broken)).toContain('not well-formed XML');
    const emoji = await call('confluence_update_page', { ...edit, emoji: ':rocket:' });
    expect(textOf(emoji)).toContain('emoji takes one emoji');
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('writes in the operator’s spaces only', async () => {
    const { call, requests } = await connect(deployment, { filters: { confluence: ['ENG'] } });
    const outside = await call('confluence_update_page', edit);
    expect(textOf(outside)).toContain('CONFLUENCE_SPACES_FILTER');
    const moved = await call('confluence_update_page', {
      page_id: '131081',
      title: 'Engineering',
      content: 'x',
      parent_id: '98309',
    });
    expect(textOf(moved)).toContain('CONFLUENCE_SPACES_FILTER');
    expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});
