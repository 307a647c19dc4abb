import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';

interface Read {
  content: { value: string };
}

describe.each(['cloud', 'datacenter'] as const)('confluence_update_page_section on %s', (deployment) => {
  const open = async () => {
    const connection = await connect(deployment);
    const storage = async (page_id: string) => {
      const args = { page_id, include_metadata: false, convert_to_markdown: false };
      const { structuredContent } = await connection.call('confluence_get_page', args);
      return (structuredContent as unknown as Read).content.value;
    };
    const update = (args: object) =>
      connection.call('confluence_update_page_section', { page_id: '98310', ...args });
    return { ...connection, storage, update };
  };

  it.each([
    ['markdown', 'Ask **anybody**.', '<p>Ask <strong>anybody</strong>.</p>'],
    ['storage', '<p>Ask <em>her</em>.</p>', '<p>Ask <em>her</em>.</p>'],
  ])(
    'replaces what stands below a heading, from %s, and no other byte (weakness 17)',
    async (content_format, new_content, expected) => {
      const { storage, update, requests } = await open();
      const before = await storage('98310');
      const sent = requests.length;
      const result = await update({ heading_text: 'People', new_content, content_format });
      expect(result.isError, JSON.stringify(result.content)).not.toBe(true);
      expect(result.structuredContent).toMatchObject({
        message: "Section 'People' updated successfully",
        page: { id: '98310', title: 'Release handbook', version: 8 },
      });
      expect(
        requests
          .slice(sent)
          .map(({ method }) => method)
          .filter((method) => method === 'PUT'),
      ).toHaveLength(1);
      const after = await storage('98310');
      const [start, end] = [before.indexOf('<table'), before.indexOf('</table>') + '</table>'.length];
      expect(after.startsWith(before.slice(0, start).trimEnd())).toBe(true);
      expect(after.endsWith(before.slice(end).trimStart())).toBe(true);
      expect(after).toContain(expected);
      expect(after.length).toBeLessThan(before.length);
    },
  );

  it('finds a heading inside a code block nowhere, and names the headings there are', async () => {
    const { update, requests } = await open();
    const result = await update({ heading_text: 'No such heading', new_content: 'x' });
    expect(result.isError).toBe(true);
    const text = JSON.stringify(result.content);
    expect(text).toMatch(/No such heading.*Overview.*Nothing was written\./);
    expect(text).not.toContain('allow_loss');
    expect(requests.filter(({ method }) => method === 'PUT')).toEqual([]);
  });

  it('refuses storage that is not well-formed, and a page that moved on', async () => {
    const { update, requests } = await open();
    const broken = await update({
      heading_text: 'People',
      new_content: '<p>open',
      content_format: 'storage',
    });
    expect(JSON.stringify(broken.content)).toContain('well-formed');
    const stale = await update({ heading_text: 'People', new_content: 'x', expected_version: 3 });
    expect(JSON.stringify(stale.content)).toContain('version 7, not 3');
    expect(requests.filter(({ method }) => method === 'PUT')).toEqual([]);
  });

  it('changes one paragraph of a page and keeps every other byte (weakness 16)', async () => {
    const { storage, call } = await open();
    const before = await storage('98310');
    const read = await call('confluence_get_page', { page_id: '98310', include_metadata: false });
    const text = (read.structuredContent as unknown as Read).content.value;
    const content = text.replace(
      'Nightly builds stop one day before.',
      'Nightly builds stop two days before.',
    );
    expect(content).not.toBe(text);
    const written = await call('confluence_update_page', {
      page_id: '98310',
      title: 'Release handbook',
      content,
    });
    expect(written.structuredContent).not.toHaveProperty('removed');
    const after = await storage('98310');
    const changed = (from: string, to: string) =>
      from.split(/(?=<p|<h\d|<ac:|<table)/).filter((part) => !to.includes(part));
    expect(changed(before, after)).toHaveLength(1);
    expect(changed(after, before)).toHaveLength(1);
  });
});
