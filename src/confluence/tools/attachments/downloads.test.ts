import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['call']>>;

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
const tool = (name: string) => `confluence_${name}`;

/** The demo site with every JSON answer changed on its way. */
function altered(deployment: 'cloud' | 'datacenter', change: (text: string, url: URL) => string) {
  const site = createDemoSite({ deployment });
  return async (url: URL, init: RequestInit) => {
    const response = await site.fetch(new Request(url, init));
    if (!response.headers.get('content-type')?.includes('json')) return response;
    return new Response(change(await response.text(), url), response);
  };
}

describe.each(['cloud', 'datacenter'] as const)('downloads on %s', (deployment) => {
  it('sends a file with its summary first: text as text, pictures as pictures', async () => {
    const { call } = await connect(deployment);
    const text = await call(tool('download_attachment'), { attachment_id: 'att300002' });
    expect(text.structuredContent).toEqual({
      success: true,
      attachment_id: 'att300002',
      content_id: '98310',
      filename: 'release notes.txt',
      media_type: 'text/plain',
      file_size: 52,
    });
    expect(text.content[1]).toEqual({
      type: 'resource',
      resource: {
        uri: 'attachment:///att300002/release%20notes.txt',
        mimeType: 'text/plain',
        text: 'Release 4.2\n\n- new payment gateway\n- fewer timeouts\n',
      },
    });
    const image = await call(tool('download_attachment'), { attachment_id: 300001 });
    expect(image.content[1]).toMatchObject({ type: 'image', mimeType: 'image/png' });
  });

  it('takes download links, preview links and content URLs in the place of an attachment id', async () => {
    const { call } = await connect(deployment);
    for (const attachment_id of [
      '/download/attachments/98310/release%20notes.txt?version=1',
      'https://demo.atlassian.net/wiki/pages/viewpageattachments.action?pageId=98310&preview=%2F98310%2F300002%2Frelease%20notes.txt',
      'https://jira.demo.example/confluence/rest/api/content/att300002',
    ]) {
      const result = await call(tool('download_attachment'), { attachment_id });
      expect(result.structuredContent).toMatchObject({ filename: 'release notes.txt' });
    }
    const absent = await call(tool('download_attachment'), {
      attachment_id: '/download/attachments/98310/other.txt',
    });
    expect(textOf(absent)).toContain('Page 98310 has no attachment named "other.txt"');
    const odd = await call(tool('download_attachment'), { attachment_id: 'chart 1.png' });
    expect(textOf(odd)).toContain('names no attachment');
  });

  it('comes through the REST API or through the link of browsers, as the operator says', async () => {
    const site = createDemoSite({ deployment });
    const wayOf = async (options: object) => {
      const { call, requests } = await connect(deployment, {
        ...options,
        fetch: async (url, init) =>
          /\/download(\/|$)/.test(url.pathname) ? new Response('bytes') : site.fetch(new Request(url, init)),
      });
      const result = await call(tool('download_attachment'), { attachment_id: 'att300002' });
      expect(result.isError, textOf(result)).toBeUndefined();
      return requests.at(-1)?.path.replace(/^\/\w+/, '');
    };
    const rest = '/rest/api/content/98310/child/attachment/att300002/download';
    const link = '/download/attachments/98310/release%20notes.txt';
    expect(await wayOf({ downloadsByRest: true })).toBe(rest);
    expect(await wayOf({ downloadsByRest: false })).toBe(link);
    expect(await wayOf({})).toBe(deployment === 'cloud' ? rest : link);
  });

  it('sends a drawing in SVG as text', async () => {
    const { call } = await connect(deployment);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>Größe</title></svg>';
    const file = { filename: 'a.svg', content_base64: Buffer.from(svg).toString('base64') };
    const { structuredContent } = await call(tool('upload_attachment'), { content_id: '98312', ...file });
    const { id } = (structuredContent as { attachment: { id: string } }).attachment;
    const back = await call(tool('download_attachment'), { attachment_id: id });
    expect(back.content[1]).toMatchObject({ resource: { mimeType: 'image/svg+xml', text: svg } });
  });

  it('weakness 25: stops a download that grows beyond 50 MiB, whatever its metadata says', async () => {
    const site = createDemoSite({ deployment });
    const { call } = await connect(deployment, {
      fetch: async (url, init) =>
        url.pathname.includes('/download')
          ? new Response('x', { headers: { 'content-length': '52428801' } })
          : site.fetch(new Request(url, init)),
    });
    const result = await call(tool('download_attachment'), { attachment_id: 'att300002' });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain('the answer has 52428801 bytes, more than the 52428800 allowed');
  });

  it('weakness 25: refuses a file above 50 MiB by its metadata, before the download', async () => {
    const { call, requests } = await connect(deployment, {
      fetch: altered(deployment, (text) => text.replaceAll('"fileSize":52', '"fileSize":52428801')),
    });
    const result = await call(tool('download_attachment'), { attachment_id: 'att300002' });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain('release notes.txt has 52428801 bytes');
    expect(requests.filter(({ path }) => path.includes('download'))).toEqual([]);
  });

  it('sends all files of a page, from every page of the list', async () => {
    const { call } = await connect(deployment);
    const result = await call(tool('download_content_attachments'), { content_id: '98319' });
    expect(result.structuredContent).toEqual({
      success: true,
      content_id: '98319',
      total: 2,
      downloaded: 2,
      failed: [],
      files: [
        { id: 'att300003', filename: 'chart 1.png', media_type: 'image/png', file_size: 91 },
        { id: 'att300004', filename: 'data.csv', media_type: 'text/csv', file_size: 34 },
      ],
    });
    expect(result.content.map(({ type }) => type)).toEqual(['text', 'image', 'resource']);
    const empty = await call(tool('download_content_attachments'), { content_id: '98312' });
    expect(empty.structuredContent).toEqual({
      success: true,
      content_id: '98312',
      downloaded: 0,
      failed: [],
      message: 'The page has no attachments',
    });
  });

  it('keeps to 50 MiB over all files, and says what it left out', async () => {
    const { call, requests } = await connect(deployment, {
      fetch: altered(deployment, (text) => text.replaceAll('"fileSize":34', '"fileSize":52428800')),
    });
    const result = await call(tool('download_content_attachments'), { content_id: '98319' });
    expect(result.isError).toBeUndefined();
    expect(result.structuredContent).toMatchObject({
      success: false,
      total: 2,
      downloaded: 1,
      failed: [
        {
          filename: 'data.csv',
          attachment_id: 'att300004',
          error: expect.stringContaining('confluence_download_attachment'),
        },
      ],
    });
    expect(requests.filter(({ path }) => path.includes('data.csv'))).toEqual([]);
  });

  it('fails when no file comes, and reports each one that does not', async () => {
    const site = createDemoSite({ deployment });
    const broken = (pattern: RegExp) => (url: URL, init: RequestInit) =>
      pattern.test(url.pathname)
        ? Promise.resolve(Response.json({ message: 'no such blob' }, { status: 410 }))
        : site.fetch(new Request(url, init));
    const none = await connect(deployment, { fetch: broken(/download/) });
    const failed = await none.call(tool('download_content_attachments'), { content_id: '98319' });
    expect(failed.isError).toBe(true);
    expect(textOf(failed)).toContain('no such blob');
    const some = await connect(deployment, { fetch: broken(/att300004\/download|data\.csv/) });
    const partly = await some.call(tool('download_content_attachments'), { content_id: '98319' });
    expect(partly.structuredContent).toMatchObject({
      success: false,
      downloaded: 1,
      failed: [{ filename: 'data.csv', error: expect.stringContaining('no such blob') }],
    });
  });

  it('shows the images of a page, by type or by name', async () => {
    const { call } = await connect(deployment, {
      fetch: altered(deployment, (text) => text.replaceAll('image/png', 'application/octet-stream')),
    });
    const result = await call(tool('get_page_images'), { content_id: '98310' });
    expect(result.structuredContent).toEqual({
      success: true,
      content_id: '98310',
      total_images: 1,
      downloaded: 1,
      failed: [],
      files: [{ id: 'att300001', filename: 'architecture.png', media_type: 'image/png', file_size: 91 }],
    });
    expect(result.content[1]).toMatchObject({ type: 'image', mimeType: 'image/png' });
    const none = await call(tool('get_page_images'), { content_id: '98312' });
    expect(none.structuredContent).toMatchObject({ total_images: 0, message: expect.any(String) });
  });
});

describe('downloads on Cloud', () => {
  it('follow the redirect without the credentials when it leads to another host', async () => {
    const site = createDemoSite({ deployment: 'cloud' });
    const sent: { host: string; signed: boolean }[] = [];
    const { call } = await connect('cloud', {
      fetch: async (url, init) => {
        sent.push({ host: url.host, signed: 'authorization' in init.headers });
        const response = await site.fetch(new Request(url, init));
        const location = response.headers.get('location');
        if (!location) return response;
        const elsewhere = location.replace('demo.atlassian.net', 'api.media.atlassian.com');
        return new Response(null, { status: 302, headers: { location: elsewhere } });
      },
    });
    const result = await call(tool('download_attachment'), { attachment_id: 'att300001' });
    expect(result.isError).toBeUndefined();
    expect(sent.at(-1)).toEqual({ host: 'api.media.atlassian.com', signed: false });
    expect(sent.slice(0, -1).every(({ signed }) => signed)).toBe(true);
  });

  it.each(['http://demo.example/x', 'https://169.254.169.254/x', 'https://atlassian.com.evil.example/'])(
    'do not follow a redirect to %s',
    async (location) => {
      const site = createDemoSite({ deployment: 'cloud' });
      const { call, requests } = await connect('cloud', {
        fetch: async (url, init) =>
          url.pathname.endsWith('/download')
            ? new Response(null, { status: 302, headers: { location } })
            : site.fetch(new Request(url, init)),
      });
      const result = await call(tool('download_attachment'), { attachment_id: 'att300001' });
      expect(result.isError).toBe(true);
      expect(textOf(result)).toContain('Confluence answered 302');
      expect(requests).toHaveLength(2);
    },
  );
});
