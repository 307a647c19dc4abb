import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { emptyFolder } from '../../../../test/support/process.ts';
import { createDemoSite } from '../../../demo/site.ts';

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['call']>>;

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
const one = 'confluence_upload_attachment';
const many = 'confluence_upload_attachments';

function folderOf(files: Record<string, string>): string {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe.each(['cloud', 'datacenter'] as const)('uploads on %s', (deployment) => {
  it('attaches a file from base64, with type and note', async () => {
    const { call, requests } = await connect(deployment);
    const result = await call(one, {
      content_id: 98312,
      filename: 'größe & mehr.json',
      content_base64: 'eyJh\nIjoxfQ==',
      comment: 'Erste Fassung',
    });
    expect(result.structuredContent).toEqual({
      message: 'Attachment uploaded successfully',
      attachment: {
        success: true,
        content_id: '98312',
        filename: 'größe & mehr.json',
        size: 7,
        id: expect.stringMatching(/^att\d+$/),
        version: 1,
      },
    });
    expect(requests.filter(({ method }) => method !== 'GET')).toHaveLength(1);
    const listed = await call('confluence_get_attachments', { content_id: '98312' });
    expect(listed.structuredContent).toMatchObject({
      attachments: [
        {
          title: 'größe & mehr.json',
          metadata: { mediaType: 'application/json', comment: 'Erste Fassung' },
          version: { number: 1, by: { displayName: 'Ada Lovelace' } },
        },
      ],
    });
    const { attachment } = result.structuredContent as { attachment: { id: string } };
    const back = await call('confluence_download_attachment', { attachment_id: attachment.id });
    expect(back.content[1]).toMatchObject({ resource: { text: '{"a":1}' } });
  });

  it('gives a file of the same name a new version', async () => {
    const { call } = await connect(deployment);
    const result = await call(one, {
      content_id: '98310',
      filename: 'release notes.txt',
      content_base64: 'bmV3',
      minor_edit: 'true',
    });
    expect(result.structuredContent).toMatchObject({ attachment: { id: 'att300002', version: 2, size: 3 } });
    const listed = await call('confluence_get_attachments', { content_id: '98310' });
    expect(listed.structuredContent).toMatchObject({ total: 2 });
    const back = await call('confluence_download_attachment', { attachment_id: 'att300002' });
    expect(back.content[1]).toMatchObject({ resource: { text: 'new' } });
  });

  it('attaches files by path', async () => {
    const filesRoot = folderOf({ 'a.txt': 'A', 'b,c.md': 'B' });
    const { call, requests } = await connect(deployment, { filesRoot });
    const single = await call(one, { content_id: '98312', file_path: 'a.txt', filename: 'renamed.txt' });
    expect(single.structuredContent).toMatchObject({ attachment: { filename: 'renamed.txt', size: 1 } });
    requests.length = 0;
    const several = await call(many, { content_id: '98312', file_paths: ['a.txt', 'b,c.md'] });
    expect(several.structuredContent).toEqual({
      message: 'Uploaded 2 attachment(s)',
      attachments: {
        success: true,
        content_id: '98312',
        total: 2,
        uploaded: [
          { filename: 'a.txt', size: 1, id: expect.any(String), version: 1 },
          { filename: 'b,c.md', size: 1, id: expect.any(String), version: 1 },
        ],
        failed: [],
      },
    });
    expect(requests).toHaveLength(2);
    const text = await call(many, { content_id: '98312', file_paths: 'a.txt' });
    expect(text.structuredContent).toMatchObject({ attachments: { uploaded: [{ version: 2 }] } });
  });

  it('streams a file from the disk: it is not read before it is sent', async () => {
    const filesRoot = folderOf({ 'a.bin': 'x' });
    truncateSync(join(filesRoot, 'a.bin'), 50 * 1024 * 1024);
    const bodies: unknown[] = [];
    const { call } = await connect(deployment, {
      filesRoot,
      fetch: async (url, init) => {
        if (init.method === 'GET') return createDemoSite({ deployment }).fetch(new Request(url, init));
        bodies.push(init.body);
        return Response.json({ results: [{ id: 'att9', title: 'a.bin', version: { number: 1 } }] });
      },
    });
    const before = process.memoryUsage().arrayBuffers;
    const result = await call(one, { content_id: '98312', file_path: 'a.bin' });
    expect(result.structuredContent).toMatchObject({ attachment: { id: 'att9', size: 52_428_800 } });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
    const [body] = bodies as Blob[];
    expect(body).toBeInstanceOf(Blob);
    expect(body?.size).toBeGreaterThan(52_428_800);
    truncateSync(join(filesRoot, 'a.bin'), 50 * 1024 * 1024 + 1);
    const large = await call(one, { content_id: '98312', file_path: 'a.bin' });
    expect(textOf(large)).toContain('has 52428801 bytes; at most 52428800 can be sent');
  });

  it('weakness 4: a refused upload is an error, and a batch says what is done and what is not', async () => {
    const guest = await connect(deployment, { user: 'guest' });
    const refused = await guest.call(one, { content_id: '98312', filename: 'a.txt', content_base64: 'YQ==' });
    expect(refused.isError).toBe(true);
    expect(textOf(refused)).toContain('Confluence answered 403');

    const filesRoot = folderOf({ 'small.txt': 'A', 'large.bin': 'x'.repeat(10_485_761) });
    const { call } = await connect(deployment, { filesRoot });
    const partly = await call(many, { content_id: '98312', file_paths: 'small.txt, large.bin' });
    expect(partly.isError).toBe(true);
    expect(textOf(partly)).toMatch(
      /1 of 2 files were uploaded to page 98312 \(small\.txt as att\d+\)\. Not uploaded: large\.bin: Confluence answered 413/,
    );
  });

  it.each([
    [one, { filename: 'a.txt' }, 'Give either file_path or content_base64'],
    [one, { content_base64: 'YQ==' }, 'content_base64 needs a filename'],
    [one, { content_base64: 'YQ==', filename: 'a.txt', file_path: 'a.txt' }, 'only one of them'],
    [one, { content_base64: 'not base64!', filename: 'a.txt' }, 'is not base64'],
    [one, { content_base64: 'YQ', filename: 'a.txt' }, 'is not base64'],
    [one, { content_base64: 'YQ==', filename: '../a.txt' }, 'is no file name'],
    [one, { file_path: 'missing.txt' }, 'There is no file "missing.txt"'],
    [one, { file_path: '../../etc/passwd' }, 'passwd'],
    [many, { file_paths: ['a.txt', 'missing.txt'] }, 'There is no file "missing.txt"'],
    [many, { file_paths: ['a.txt', './a.txt'] }, 'Two of the files are named a.txt'],
    [many, { file_paths: [] }, 'Give 1 to 100 files'],
  ])('%s %j is refused before any request', async (name, args, words) => {
    const { call, requests } = await connect(deployment, { filesRoot: folderOf({ 'a.txt': 'A' }) });
    const result = await call(name, { content_id: '98312', ...args });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain(words);
    expect(requests).toEqual([]);
  });

  it('weakness 25: refuses more than 50 MiB of base64 before anything is sent', async () => {
    const { call, requests } = await connect(deployment);
    const result = await call(one, {
      content_id: '98312',
      filename: 'huge.bin',
      content_base64: 'A'.repeat(69_905_072),
    });
    expect(textOf(result)).toContain('content_base64 has 52428804 bytes');
    expect(requests).toEqual([]);
  });
});
