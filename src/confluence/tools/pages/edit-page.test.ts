import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';

interface Written {
  message: string;
  page: { title: string; version: number };
  changed?: string[];
  removed?: string[];
  kept?: { sections: number; elements: string[] };
  replaced?: number;
  dry_run?: true;
  body?: string;
  diff?: string;
}

// The lookup of people is a POST that only reads.
const isRead = ({ method, path }: { method: string; path: string }): boolean =>
  method === 'GET' || path.endsWith('/api/v2/users-bulk');

describe.each(['cloud', 'datacenter'] as const)('an edit of a part of a page, on %s', (deployment) => {
  const open = async (options: object = {}) => {
    const connection = await connect(deployment, options);
    const args = { include_metadata: false, convert_to_markdown: false };
    const storage = async (page_id = '98310'): Promise<string> => {
      const { structuredContent } = await connection.call('confluence_get_page', { page_id, ...args });
      return (structuredContent as { content: { value: string } }).content.value;
    };
    const update = (more: object) => connection.call('confluence_update_page', { page_id: '98310', ...more });
    const updated = async (more: object): Promise<Written> => {
      const result = await update(more);
      expect(result.isError, JSON.stringify(result.content)).toBeUndefined();
      return result.structuredContent as unknown as Written;
    };
    const refused = async (more: object): Promise<string> => {
      const before = connection.requests.length;
      const result = await update(more);
      expect(result.isError).toBe(true);
      expect(connection.requests.slice(before).every(isRead)).toBe(true);
      return (result.content[0] as { text: string }).text;
    };
    return { ...connection, storage, update, updated, refused };
  };
  const heading = (text: string) => new RegExp(`<h2[^>]*>${text}</h2>`);

  it.each([
    ['append', {}, (old: string) => `${old}<p>New.</p>`],
    ['prepend', {}, (old: string) => `<p>New.</p>${old}`],
    [
      'insert_before',
      { heading: 'People' },
      (old: string) => old.replace(heading('People'), '<p>New.</p>$&'),
    ],
    ['insert_after', { heading: 'People' }, (old: string) => old.replace(heading('People'), '$&<p>New.</p>')],
    [
      'append_to_section',
      { heading: 'People' },
      (old: string) => old.replace(heading('Checklist'), '<p>New.</p>$&'),
    ],
  ] as const)(
    '%s puts Markdown, storage, wiki markup and ADF in place, and no other byte changes',
    async (action, more, expected) => {
      const { storage, updated } = await open();
      const before = await storage();
      const adf = {
        version: 1,
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'New.' }] }],
      };
      const texts = {
        markdown: 'New.',
        storage: '<p>New.</p>',
        wiki: 'New.',
        adf: JSON.stringify(adf),
      };
      for (const [content_format, content] of Object.entries(texts)) {
        const edit = { action, ...more };
        const { body, removed } = await updated({ content, content_format, edit, dry_run: true });
        expect(removed).toBeUndefined();
        expect(body?.replace(/\s+/g, ''), content_format).toBe(expected(before).replace(/\s+/g, ''));
      }
    },
  );

  it('keeps the layout around a section whose text changes', async () => {
    const { storage, updated } = await open();
    const before = await storage('98316');
    const edit = { action: 'replace_section', heading: 'Left' };
    const written = await updated({ page_id: '98316', content: 'Facts stand elsewhere.', edit });
    expect(written).not.toHaveProperty('removed');
    expect(written.changed).toEqual(['section "Left": changed']);
    expect(await storage('98316')).toBe(before.replace('Facts stand on the left.', 'Facts stand elsewhere.'));
  });

  it('finds and replaces a text wherever it stands, and says how often', async () => {
    const { storage, updated, refused } = await open();
    const before = await storage();
    const edit = { action: 'find_replace', find: 'Nightly builds' };
    const written = await updated({ content: 'Evening builds', edit });
    expect(written.replaced).toBe(1);
    expect(written.changed).toEqual([expect.stringContaining('section')]);
    expect(await storage()).toBe(before.replace('Nightly builds', 'Evening builds'));
    const absent = { content: 'x', edit: { action: 'find_replace', find: 'EVENING builds' } };
    expect(await refused(absent)).toContain('The page has "Evening builds": give exactly that');
    expect(await refused({ content: 'x', content_format: 'wiki', edit })).toContain('plain text');
    expect(await refused({ content: 'x', edit: { action: 'find_replace' } })).toContain('needs find');
    expect(await refused({ content: 'x', edit: { action: 'insert_after' } })).toContain('needs heading');
    expect(await refused({ edit: { action: 'append' } })).toContain('edit needs content');
    const anchors = { content: 'x', edit: { action: 'append' }, enable_heading_anchors: true };
    expect(await refused(anchors)).toContain('are for a whole body');
    expect(await refused({})).toContain('Nothing to change');
  });

  it('a dry run returns the exact body and a readable diff, and the next call writes just that', async () => {
    const { storage, updated, requests } = await open();
    const before = await storage();
    const call = { content: 'Ask **anybody**.', edit: { action: 'append_to_section', heading: 'People' } };
    requests.length = 0;
    const dry = await updated({ ...call, dry_run: true });
    expect(requests.every(isRead)).toBe(true);
    expect(dry).toMatchObject({
      message: 'Dry run: nothing was written',
      dry_run: true,
      page: { version: 7 },
    });
    expect(dry.diff).toMatch(/^--- v7\n\+\+\+ v8\n@@ .*\+Ask \*\*anybody\*\*\./s);
    expect(dry.changed).toEqual(['section "People": changed']);
    expect(dry.kept?.elements.join()).toContain('drawio');
    expect(await storage()).toBe(before);
    const { body: _, diff: __, dry_run: ___, ...told } = dry;
    const written = await updated(call);
    expect(written).toEqual({ ...told, message: 'Page updated successfully', page: written.page });
    expect(written.page).toMatchObject({ version: 8, title: 'Release handbook' });
    expect(await storage()).toBe(dry.body);
  });

  it('writes title, parent or settings alone, with the body as it is stored', async () => {
    const { storage, updated, requests } = await open();
    const before = await storage();
    const renamed = await updated({ title: 'Handbook' });
    expect(renamed.changed).toEqual(['title: "Release handbook" becomes "Handbook"']);
    expect(renamed.page).toMatchObject({ title: 'Handbook', version: 8 });
    expect(await storage()).toBe(before);
    requests.length = 0;
    const same = await updated({ title: 'Handbook' });
    expect(same.message).toBe('Nothing to update: the page is already as asked');
    expect(requests.map(({ method }) => method)).toEqual(['GET']);
  });

  it('loss guard: refuses to remove what the caller was never shown, with the list and the remedy', async () => {
    const { call, storage, updated, refused } = await open();
    const before = await open();
    const stored = await (await open()).storage();
    const contents = {
      markdown: 'Short.',
      storage: '<p>Short.</p>',
      wiki: 'Short.',
      adf: '{"version":1,"type":"doc","content":[]}',
    };
    for (const [content_format, content] of Object.entries(contents)) {
      const text = await before.refused({ content, content_format });
      expect(text, content_format).toContain('would remove what was not in the text you read');
      for (const element of ['drawio', 'toc', 'acme-roadmap', 'rollback window'])
        expect(text).toContain(element);
      expect(text).toContain('Nothing was written; allow_loss: true');
    }
    const replaced = { action: 'replace_section', heading: 'People' };
    expect(await before.refused({ content: 'Nobody.', edit: replaced })).toContain('status "READY"');
    const section = { page_id: '98310', section: 'People', include_metadata: false };
    await before.call('confluence_get_page', section);
    expect((await before.updated({ content: 'Nobody.', edit: replaced, dry_run: true })).removed).toContain(
      'status "READY"',
    );
    expect(await before.refused({ content: 'Short.' })).toMatch(/^(?!.*READY).*drawio/s);
    expect(await (await open()).storage()).toBe(stored);

    expect(await refused({ content: 'Short.' })).toContain('drawio');
    const parts = [];
    for (let offset: number | undefined = 0; offset !== undefined; ) {
      const args = { page_id: '98310', include_metadata: false, offset, max_chars: 700 };
      const { structuredContent } = await call('confluence_get_page', args);
      const { content } = structuredContent as { content: { value: string; next_offset?: number } };
      parts.push(content.value);
      offset = content.next_offset;
      if (parts.length === 1) expect(await refused({ content: 'Short.' })).toContain('drawio');
    }
    expect(parts.length).toBeGreaterThan(2);
    expect((await updated({ content: 'Short.', dry_run: true })).removed?.join()).toContain('drawio');
    const other = await open();
    await other.storage();
    expect((await other.updated({ content: 'Short.' })).removed?.join()).toContain('drawio');
    expect((await updated({ content: 'Short.' })).removed?.join()).toContain('drawio');
    expect(await storage()).toBe('<p>Short.</p>');
  });

  it('loss guard: allow_loss removes all the same, and says what', async () => {
    const { updated, storage } = await open();
    const written = await updated({ content: 'Short.', allow_loss: true });
    expect(written.removed?.join()).toContain('acme-roadmap');
    expect(await storage()).toBe('<p>Short.</p>');
  });

  it('a conflict tells who changed what and when, and nothing is written', async () => {
    const site = createDemoSite({ deployment });
    const [rival, own] = [await open({ site, user: 'grace' }), await open({ site })];
    await rival.updated({ content: 'One.', edit: { action: 'append_to_section', heading: 'People' } });
    await rival.updated({ title: 'Handbook', content: 'Two.', edit: { action: 'prepend' } });
    const mine = { content: 'Mine.', edit: { action: 'append' }, expected_version: 7 };
    const text = await own.refused(mine);
    expect(text).toContain('the page is at version 9, not 7');
    expect(text).toMatch(/Version 8 by Grace Hopper at 20\d\d-[^ ]+: section "People": changed\./);
    expect(text).toMatch(
      /Version 9 by Grace Hopper at [^ ]+: title: "Handbook", the text above the first heading: /,
    );
    expect(text).toContain('confluence_get_page_diff from 7 to 9');
    expect(await own.refused({ ...mine, expected_version: 12 })).toContain('there is no version 12 yet');
    expect((await own.updated({ ...mine, expected_version: 9 })).page.version).toBe(10);
  });

  it('a new parent must be in the same space, and the error names the way', async () => {
    const { refused } = await open();
    const text = await refused({ parent_id: '131081' });
    expect(text).toContain('parent_id 131081 is in space ENG, the page in DOCS');
    expect(text).toContain('confluence_move_page');
  });
});
