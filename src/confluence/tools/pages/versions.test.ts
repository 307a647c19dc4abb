import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['call']>>;

const now = new Date('2026-06-15T12:00:00Z');
const open = (deployment: 'cloud' | 'datacenter', options: Parameters<typeof connect>[1] = {}) =>
  connect(deployment, { site: createDemoSite({ deployment, now }), ...options });
const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
const date = expect.stringMatching(/^2026-\d\d-\d\dT/);

describe.each(['cloud', 'datacenter'] as const)('versions of pages on %s', (deployment) => {
  it('weakness 8: reads a page as it was, through the page itself', async () => {
    const { call, requests } = await open(deployment);
    const result = await call('confluence_get_page_history', { page_id: 98312, version: 1 });
    expect(result.structuredContent).toEqual({
      id: '98312',
      title: 'Install the command line',
      type: 'page',
      status: 'historical',
      created: date,
      updated: date,
      url: expect.stringContaining('98312'),
      space: { key: 'DOCS', name: 'Documentation' },
      author: 'Linus Torvalds',
      version: 1,
      version_author: 'Linus Torvalds',
      version_date: date,
      parent_id: '98311',
      attachments: [],
      content: {
        value:
          'Download the package for your system and put it on the path.\n\nOn Windows use the installer; on Linux the archive.\n\nOpen point of version 1.',
        format: 'markdown',
      },
    });
    requests.length = 0;
    await call('confluence_get_page_history', { page_id: 98312, version: 1 });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.path).not.toContain('/versions/');
  });

  it('weakness 20: storage is storage, byte for byte', async () => {
    const { call, site } = await open(deployment);
    const raw = await call('confluence_get_page_history', {
      page_id: '98310',
      version: 6,
      convert_to_markdown: false,
    });
    const current = await call('confluence_get_page', { page_id: '98310', convert_to_markdown: false });
    const bodyOf = (value: unknown) => (value as { content: { value: string; format: string } }).content;
    const now = bodyOf((current.structuredContent as { metadata: unknown }).metadata);
    expect(bodyOf(raw.structuredContent)).toEqual({
      value: `${now.value}<p>Open point of version 6.</p>`,
      format: 'storage',
    });
    expect(now.value).toContain('<ri:user');
    expect(site).toBeDefined();
  });

  it('says which versions there are', async () => {
    const { call } = await open(deployment);
    const late = await call('confluence_get_page_history', { page_id: '98312', version: 9 });
    expect(late.isError).toBe(true);
    expect(textOf(late)).toContain('Page 98312 has no version 9: the newest is 2.');
    const missing = await call('confluence_get_page_history', { page_id: '999999', version: 1 });
    expect(textOf(missing)).toContain('Confluence answered 404');
    const zero = await call('confluence_get_page_history', { page_id: '98312', version: 0 });
    expect(textOf(zero)).toContain('version');
  });

  it('weakness 20 and 23: compares two versions, each read once', async () => {
    const { call, requests } = await open(deployment);
    await call('confluence_get_page_diff', { page_id: '98312', from_version: 1, to_version: 2 });
    requests.length = 0;
    const result = await call('confluence_get_page_diff', {
      page_id: '98312',
      from_version: 1,
      to_version: 2,
    });
    expect(requests).toHaveLength(2);
    expect(result.structuredContent).toEqual({
      page_id: '98312',
      title: 'Install the command line',
      from_version: 1,
      to_version: 2,
      diff: [
        '--- v1',
        '+++ v2',
        '@@ -1,5 +1,3 @@',
        ' Download the package for your system and put it on the path.',
        ' ',
        ' On Windows use the installer; on Linux the archive.',
        '-',
        '-Open point of version 1.',
      ].join('\n'),
    });
  });

  it('tells a changed title', async () => {
    const { call } = await open(deployment);
    const result = await call('confluence_get_page_diff', {
      page_id: '98310',
      from_version: 1,
      to_version: 7,
    });
    expect(result.structuredContent).toMatchObject({
      title: 'Release handbook',
      from_title: 'Release handbook (draft)',
    });
  });

  it('weakness 20: says when only what Markdown does not show changed, and when nothing did', async () => {
    const { call } = await open(deployment);
    const update = (content: string) =>
      call('confluence_update_page', {
        page_id: '98325',
        title: 'Empty page',
        content,
        content_format: 'storage',
      });
    await update('<table><tbody><tr><th>A</th></tr><tr><td>b</td></tr></tbody></table>');
    await update('<table data-layout="wide"><tbody><tr><th>A</th></tr><tr><td>b</td></tr></tbody></table>');
    const hidden = await call('confluence_get_page_diff', {
      page_id: '98325',
      from_version: 2,
      to_version: 3,
    });
    expect(hidden.structuredContent).toMatchObject({
      diff: '',
      note: expect.stringContaining('the stored format changed in what Markdown does not show'),
    });
    const same = await call('confluence_get_page_diff', { page_id: '98325', from_version: 3, to_version: 3 });
    expect(same.structuredContent).toEqual({
      page_id: '98325',
      title: 'Empty page',
      from_version: 3,
      to_version: 3,
      diff: '',
    });
  });

  it('weakness 29: keeps to the operator’s spaces', async () => {
    const { call } = await open(deployment, { filters: { confluence: ['ENG'] } });
    for (const [tool, rest] of [
      ['confluence_get_page_history', { version: 1 }],
      ['confluence_get_page_diff', { from_version: 1, to_version: 2 }],
    ] as const)
      expect(textOf(await call(tool, { page_id: '98310', ...rest }))).toContain('CONFLUENCE_SPACES_FILTER');
  });
});
