import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['call']>>;
interface Content {
  value: string;
  format?: string;
  truncated?: boolean;
  total_chars?: number;
  next_offset?: number;
}

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;

describe.each(['cloud', 'datacenter'] as const)('a part of a page on %s', (deployment) => {
  const open = async () => {
    const { call, requests } = await connect(deployment);
    const read = async (args: object): Promise<Content> => {
      const result = await call('confluence_get_page', { include_metadata: false, ...args });
      expect(result.isError, textOf(result)).toBeUndefined();
      return (result.structuredContent as { content: Content }).content;
    };
    return { call, read, requests };
  };

  it('shows the headings with the size of their sections', async () => {
    const { read } = await open();
    const { value } = await read({ page_id: '98310', outline: true });
    expect(value.split('\n').slice(0, 3)).toEqual([
      '- Overview (2059 characters)',
      '  - People (391 characters)',
      '  - Checklist (163 characters)',
    ]);
    const inSection = await read({ page_id: '98310', outline: true, section: 'people' });
    expect(inSection.value).toMatch(/^- People \(\d+ characters\)$/);
    expect(await read({ page_id: '98313', outline: true })).toEqual({ value: '(no headings)' });
  });

  it('reads the stored body as it is: storage to the byte, and ADF where pages have it', async () => {
    const { read, call } = await open();
    const storage = await read({ page_id: '98310', raw_format: 'storage' });
    expect(storage.value).toMatch(/^<ac:structured-macro ac:name="toc"/);
    expect(await read({ page_id: '98310', convert_to_markdown: false })).toEqual(storage);
    let text = '';
    for (let offset: number | undefined = 0; offset !== undefined; ) {
      const part: Content = await read({ page_id: '98310', raw_format: 'storage', offset, max_chars: 999 });
      text += part.value;
      offset = part.next_offset;
    }
    expect(text).toBe(storage.value);
    const adf = await call('confluence_get_page', { page_id: '98310', raw_format: 'adf' });
    if (deployment === 'datacenter') expect(textOf(adf)).toContain('not in ADF: use raw_format storage');
    else {
      const { metadata } = adf.structuredContent as { metadata: { content: Content } };
      expect(metadata.content.format).toBe('adf');
      expect(JSON.parse(metadata.content.value)).toMatchObject({ type: 'doc', version: 1 });
    }
    const both = await call('confluence_get_page', { page_id: '98310', raw_format: 'adf', rendered: true });
    expect(textOf(both)).toContain('give one of them');
  });

  it('reads one section, with the tokens that the whole page has for the same elements', async () => {
    const { read, call } = await open();
    const whole = await read({ page_id: '98310' });
    const section = await read({ page_id: '98310', section: '  Architecture ' });
    expect(section.value).toMatch(/^## Architecture\n/);
    expect(whole.value).toContain(section.value);
    expect(section).not.toHaveProperty('truncated');
    const full = await call('confluence_get_page', { page_id: '98310', section: 'Architecture' });
    expect(full.structuredContent).toMatchObject({
      metadata: { title: 'Release handbook', content: { value: section.value, format: 'markdown' } },
    });
  });

  it('weakness 25: cuts a long text, says so, and tells how to go on', async () => {
    const { read } = await open();
    const whole = await read({ page_id: '98324' });
    expect(whole).toEqual({ value: whole.value });
    let text = '';
    let parts = 0;
    for (let offset: number | undefined = 0; offset !== undefined; parts++) {
      const part: Content = await read({ page_id: '98324', offset, max_chars: 3000 });
      expect(part.total_chars).toBe(whole.value.length);
      expect(part.truncated).toBe(part.next_offset !== undefined);
      expect(part.value.length).toBeLessThanOrEqual(3000);
      text += part.value;
      offset = part.next_offset;
    }
    expect(text).toBe(whole.value);
    expect(parts).toBeGreaterThan(3);
    const storage = await read({ page_id: '98324', convert_to_markdown: false, max_chars: 100 });
    expect(storage).toMatchObject({ truncated: true, next_offset: 100 });
  });

  it('shows what macros put out, as Markdown or as HTML, in one request', async () => {
    const { read, requests, call } = await open();
    const { value: stored } = await read({ page_id: '98309' });
    expect(stored).not.toContain('Getting started');
    requests.length = 0;
    const { value } = await read({ page_id: '98309', rendered: true });
    expect(requests).toHaveLength(1);
    expect(value).toContain('Everything that customers and colleagues read first.');
    expect(value).toContain('- [Getting started](/pages/98311)');
    const html = await call('confluence_get_page', {
      page_id: '98309',
      rendered: true,
      convert_to_markdown: false,
    });
    expect(html.structuredContent).toMatchObject({
      metadata: {
        content: { value: expect.stringContaining('<ul class="childpages-macro">'), format: 'view' },
      },
    });
  });

  it('says what is wrong', async () => {
    const { call } = await open();
    const ask = async (args: object) =>
      textOf(await call('confluence_get_page', { page_id: '98310', ...args }));
    expect(await ask({ section: 'Nope' })).toContain(
      'There is no heading "Nope" on the page. Its headings are "Overview", "People"',
    );
    expect(await ask({ offset: 999999 })).toContain('offset 999999 lies beyond the text');
    expect(await ask({ section: 'People', convert_to_markdown: false })).toContain('work on Markdown');
    expect(await ask({ offset: -1 })).toContain('offset');
  });
});
