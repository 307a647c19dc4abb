import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['call']>>;

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
const date = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
const tool = (name: string) => `confluence_${name}`;

describe.each(['cloud', 'datacenter'] as const)('attachments on %s', (deployment) => {
  const picture = {
    id: 'att300001',
    type: 'attachment',
    status: 'current',
    title: 'architecture.png',
    metadata: { mediaType: 'image/png', comment: 'The picture on the page' },
    extensions: { mediaType: 'image/png', fileSize: 91 },
    version: { number: 1, when: date, by: { displayName: 'Grace Hopper' } },
    _links: { download: expect.stringContaining('/download/attachments/98310/architecture.png?') },
  };

  it('lists files in the shape of the v1 API, with type, size and author', async () => {
    const { call, requests } = await connect(deployment);
    const result = await call(tool('get_attachments'), { content_id: 98310 });
    expect(result.structuredContent).toEqual({
      success: true,
      content_id: '98310',
      attachments: [picture, expect.objectContaining({ id: 'att300002', title: 'release notes.txt' })],
      total: 2,
      start: 0,
      limit: 50,
    });
    requests.length = 0;
    await call(tool('get_attachments'), { content_id: '98310' });
    expect(requests).toHaveLength(1);
  });

  it('weakness 5: filters by name and type over all pages, and total is the number of all that fit', async () => {
    const site = createDemoSite({ deployment });
    const { call } = await connect(deployment, {
      fetch: (url, init) => {
        const small = new URL(url);
        if (small.searchParams.has('limit')) small.searchParams.set('limit', '1');
        return site.fetch(new Request(small, init));
      },
    });
    const list = async (more: object) =>
      (await call(tool('get_attachments'), { content_id: '98319', ...more })).structuredContent;
    const titles = (...names: string[]) => names.map((title) => expect.objectContaining({ title }));
    expect(await list({ media_type: 'text/csv' })).toMatchObject({
      total: 1,
      attachments: titles('data.csv'),
    });
    expect(await list({ media_type: 'IMAGE/*' })).toMatchObject({
      total: 1,
      attachments: titles('chart 1.png'),
    });
    expect(await list({ filename: 'data.csv' })).toMatchObject({ total: 1, attachments: titles('data.csv') });
    expect(await list({ filename: 'DATA' })).toMatchObject({ total: 0, attachments: [] });
    expect(await list({ limit: 1 })).toMatchObject({
      total: 2,
      next_start: 1,
      attachments: titles('chart 1.png'),
    });
    const last = await list({ limit: 1, start: 1 });
    expect(last).toMatchObject({ total: 2, attachments: titles('data.csv') });
    expect(last).not.toHaveProperty('next_start');
  });

  it('weakness 31: takes page URLs, links to blog posts and ids as numbers', async () => {
    const { call } = await connect(deployment);
    for (const content_id of [
      98310,
      'https://demo.atlassian.net/wiki/spaces/DOCS/pages/98310/Release+handbook',
      'https://jira.demo.example/confluence/pages/viewpage.action?pageId=98310',
      'https://demo.atlassian.net/wiki/x/BoAB',
    ])
      expect((await call(tool('get_attachments'), { content_id })).structuredContent).toMatchObject({
        total: 2,
      });
    const blog = await call(tool('get_attachments'), { content_id: '98340' });
    expect(blog.structuredContent).toMatchObject({ total: 0, attachments: [] });
    const nothing = await call(tool('get_attachments'), { content_id: 'no page' });
    expect(textOf(nothing)).toContain('content_id "no page" names no page');
    const missing = await call(tool('get_attachments'), { content_id: '999999' });
    expect(textOf(missing)).toContain('Confluence answered 404');
  });

  it('weakness 1: deletes a file, and says so only when it is gone', async () => {
    const { call, requests } = await connect(deployment);
    const deleted = await call(tool('delete_attachment'), { attachment_id: 'att300004' });
    expect(deleted.structuredContent).toEqual({
      message: 'Attachment deleted successfully',
      attachment_id: 'att300004',
    });
    expect(requests).toHaveLength(1);
    const left = await call(tool('get_attachments'), { content_id: '98319' });
    expect(left.structuredContent).toMatchObject({ total: 1 });
    const missing = await call(tool('delete_attachment'), { attachment_id: 'att999' });
    expect(missing.isError).toBe(true);
    const guest = await connect(deployment, { user: 'guest' });
    const refused = await guest.call(tool('delete_attachment'), { attachment_id: 'att300003' });
    expect(textOf(refused)).toContain('Confluence answered 403');
  });

  it('weakness 1: never takes a page for an attachment', async () => {
    const { call } = await connect(deployment);
    expect((await call(tool('delete_attachment'), { attachment_id: '98312' })).isError).toBe(true);
    expect((await call('confluence_get_page', { page_id: '98312' })).isError).toBeUndefined();
  });

  it('weakness 29: stays inside the operator’s spaces, reading and writing', async () => {
    const { call, requests } = await connect(deployment, { filters: { confluence: ['ENG'] } });
    for (const [name, args] of [
      ['get_attachments', { content_id: '98310' }],
      ['download_content_attachments', { content_id: '98310' }],
      ['get_page_images', { content_id: '98310' }],
      ['download_attachment', { attachment_id: 'att300001' }],
      ['download_attachment', { attachment_id: '/download/attachments/98310/architecture.png' }],
      ['delete_attachment', { attachment_id: 'att300001' }],
      ['upload_attachment', { content_id: '98310', filename: 'a.txt', content_base64: 'YQ==' }],
    ] as const)
      expect(textOf(await call(tool(name), args)), name).toContain('CONFLUENCE_SPACES_FILTER');
    expect(requests.every(({ method, path }) => method === 'GET' && !path.includes('download'))).toBe(true);
  });
});
