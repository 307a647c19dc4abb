import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';

const MIB = 1024 * 1024;
const filesRoot = mkdtempSync(join(tmpdir(), 'attach-'));
afterAll(() => rmSync(filesRoot, { recursive: true }));
writeFileSync(join(filesRoot, 'plan.txt'), 'From the disk');
writeFileSync(join(filesRoot, 'empty.txt'), '');
mkdirSync(join(filesRoot, 'folder'));
for (const [name, size] of [
  ['huge.bin', 50 * MIB + 1],
  ['a.bin', 40 * MIB],
  ['b.bin', 40 * MIB],
  ['c.bin', 40 * MIB],
] as const) {
  writeFileSync(join(filesRoot, name), '');
  truncateSync(join(filesRoot, name), size);
}

const base64 = Buffer.from('From the call').toString('base64');
const note = { filename: 'note.md', mime_type: 'text/markdown', base64 };

describe.each(['cloud', 'datacenter'] as const)('attaching files on %s', (deployment) => {
  const attach = async (attachments: unknown, options = {}) => {
    const connection = await connect(deployment, { filesRoot, ...options });
    const result = await connection.call('jira_update_issue', {
      issue_key: 'PROJ-9',
      attachments,
      return_fields: ['key'],
    });
    return { ...connection, result, text: JSON.stringify(result.content) };
  };

  it.each([
    ['a path alone', 'plan.txt', ['plan.txt']],
    ['paths with commas between them', 'plan.txt, plan.txt', ['plan.txt', 'plan.txt']],
    ['paths in a JSON array', '["plan.txt"]', ['plan.txt']],
    ['a path with another name', [{ path: 'plan.txt', filename: 'Plan.txt' }], ['Plan.txt']],
    ['bytes in base64', [note], ['note.md']],
    ['both, as JSON', JSON.stringify([note, 'plan.txt']), ['note.md', 'plan.txt']],
  ])('takes %s', async (_, attachments, names) => {
    const { result, text } = await attach(attachments);
    expect(result.isError, text).not.toBe(true);
    expect(result.structuredContent).toMatchObject({
      issue: {
        attachment_results: {
          total: names.length,
          uploaded: names.map((filename) => ({ filename, size: 13 })),
        },
      },
    });
  });

  it('stores what was sent, byte by byte, under its type', async () => {
    const { call } = await attach([note, { path: 'plan.txt' }]);
    const { content } = await call('jira_download_attachments', { issue_key: 'PROJ-9' });
    expect(content.slice(1)).toMatchObject([
      { resource: { uri: 'attachment:///PROJ-9/note.md', mimeType: 'text/markdown', text: 'From the call' } },
      {
        resource: {
          uri: 'attachment:///PROJ-9/plan.txt',
          blob: Buffer.from('From the disk').toString('base64'),
        },
      },
    ]);
  });

  it.each([
    ['a file over the cap', ['huge.bin'], `has ${50 * MIB + 1} bytes; at most ${50 * MIB}`],
    ['files over the cap together', ['a.bin', 'b.bin', 'c.bin'], 'attach them in several calls'],
    ['an empty file', ['empty.txt'], 'has 0 bytes; 1 to'],
    ['a folder', ['folder'], 'is not a file'],
    ['a file that is not there', ['none.txt'], 'There is no file'],
    ['a file elsewhere', ['/etc/hostname'], 'lies outside'],
    ['bytes that are no base64', [{ filename: 'x', base64: '%%%' }], 'x is not valid base64'],
    ['bytes without a name', [{ base64 }], 'needs a filename'],
    ['bytes and a path', [{ ...note, path: 'plan.txt' }], 'takes either base64 or path'],
    ['JSON that is broken', '[{"path": ', 'attachments'],
  ])('refuses %s before anything is written', async (_, attachments, words) => {
    const { result, text, requests } = await attach(attachments);
    expect(result.isError).toBe(true);
    expect(text).toContain(words);
    expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it("says Jira's own cap, which may be lower", async () => {
    const { result, text } = await attach(['a.bin']);
    expect(result.isError).toBe(true);
    expect(text).toContain("The file 'a.bin' exceeds its maximum permitted size of 10 MB");
  });
});
