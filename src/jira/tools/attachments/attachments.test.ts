import { describe, expect, it } from 'vitest';
import { createUse } from '../../../../test/support/tool-calls.ts';

const MIB = 1024 * 1024;

describe.each(['cloud', 'datacenter'] as const)('attachments on %s', (deployment) => {
  const rest = `/rest/api/${deployment === 'cloud' ? 3 : 2}`;
  const contentAt = (id: string, name: string) =>
    deployment === 'cloud' ? `${rest}/attachment/content/${id}` : `/secure/attachment/${id}/${name}`;
  const use = createUse(deployment, { issue_key: 'PROJ-123' });
  const png = { id: '1012301', filename: 'refund screen.png', mime_type: 'image/png', size: 80 };
  const log = { id: '1012302', filename: 'refunds.log', mime_type: 'text/plain', size: 70 };

  /** An issue with these attachments; a download of one gives as many bytes as `real` says. */
  const issueWith = (attachments: object[], real: Record<string, number> = {}) => ({
    fetch: async (url: URL) => {
      if (!/attachment/.test(url.pathname))
        return Response.json({ id: '1', key: 'PROJ-123', fields: { attachment: attachments } });
      const id = Object.keys(real).find((candidate) => url.pathname.includes(candidate));
      return id === undefined
        ? new Response('{"errorMessages":["gone"]}', { status: 404 })
        : new Response(Buffer.alloc(real[id] ?? 0));
    },
  });

  it('gives every file: a summary, then pictures as images and texts as text', async () => {
    const { result, requests } = await use('jira_download_attachments');
    expect(result.structuredContent).toEqual({
      success: true,
      issue_key: 'PROJ-123',
      total: 2,
      downloaded: 2,
      files: [png, log],
      failed: [],
    });
    expect(result.content.slice(1)).toEqual([
      { type: 'image', mimeType: 'image/png', data: expect.stringMatching(/^iVBORw0KGgo/) },
      {
        type: 'resource',
        resource: {
          uri: 'attachment:///PROJ-123/refunds.log',
          mimeType: 'text/plain',
          text: expect.stringMatching(/^ERROR refund 4711/),
        },
      },
    ]);
    expect(requests).toEqual([
      { method: 'GET', path: `${rest}/issue/PROJ-123` },
      { method: 'GET', path: contentAt('1012301', 'refund%20screen.png') },
      { method: 'GET', path: contentAt('1012302', 'refunds.log') },
    ]);
  });

  it.each([['1012302'], ['Refunds.log'], [['1012302']]])(
    'weakness 31: downloads only what is named, as %j',
    async (attachments) => {
      const { result, requests } = await use('jira_download_attachments', { attachments });
      expect(result.structuredContent).toMatchObject({ total: 2, downloaded: 1, files: [log] });
      expect(requests).toHaveLength(2);
    },
  );

  it('names what there is when a name fits nothing', async () => {
    const { result, text } = await use('jira_download_attachments', { attachments: 'other.txt' });
    expect(result.isError).toBe(true);
    expect(text).toContain('refund screen.png (id 1012301), refunds.log (id 1012302)');
  });

  it('shows pictures only', async () => {
    const { result, requests } = await use('jira_get_issue_images');
    expect(result.structuredContent).toEqual({
      success: true,
      issue_key: 'PROJ-123',
      total_images: 1,
      downloaded: 1,
      files: [png],
      failed: [],
    });
    expect(result.content[1]).toMatchObject({ type: 'image', mimeType: 'image/png' });
    expect(requests).toHaveLength(2);
  });

  it('tells pictures by their name where their type says nothing', async () => {
    const unnamed = [
      { id: 1, filename: 'a.JPG', size: 1, mimeType: 'application/octet-stream' },
      { id: 2, filename: 'b.webp', size: 1, mimeType: '' },
      { id: 3, filename: 'c.png', size: 1, mimeType: 'text/html' },
    ];
    const { result } = await use('jira_get_issue_images', {}, issueWith(unnamed, { 1: 1, 2: 1, 3: 1 }));
    expect(result.structuredContent).toMatchObject({
      total_images: 2,
      files: [{ mime_type: 'image/jpeg' }, { mime_type: 'image/webp' }],
    });
  });

  it.each([
    ['a drawing as text', 'plan.svg', 'image/svg+xml', { mimeType: 'image/svg+xml', text: '<svg/>' }],
    [
      'a picture that few clients show as a file',
      'old.bmp',
      'image/bmp',
      { mimeType: 'image/bmp', blob: 'PHN2Zy8+' },
    ],
  ])('sends %s', async (_, filename, mimeType, resource) => {
    const { result } = await use(
      'jira_get_issue_images',
      {},
      {
        fetch: async (url: URL) =>
          /attachment/.test(url.pathname)
            ? new Response('<svg/>')
            : Response.json({
                id: '1',
                key: 'PROJ-123',
                fields: { attachment: [{ id: 1, filename, size: 6, mimeType }] },
              }),
      },
    );
    expect(result.content[1]).toEqual({
      type: 'resource',
      resource: { uri: `attachment:///PROJ-123/${filename}`, ...resource },
    });
  });

  it.each(['jira_download_attachments', 'jira_get_issue_images'])(
    '%s says when there are none',
    async (name) => {
      const { result, requests } = await use(name, { issue_key: 'PROJ-9' });
      expect(result.structuredContent).toMatchObject({ success: true, downloaded: 0, files: [], failed: [] });
      expect(JSON.stringify(result.structuredContent)).toMatch(/No (attachments|images) found on PROJ-9/);
      expect(requests).toHaveLength(1);
    },
  );

  it('weakness 31: leaves out by its described size what is too large, alone or together', async () => {
    const files = [1, 2, 3, 4].map((id) => ({ id, filename: `f${id}`, size: 40 * MIB, mimeType: 'a/b' }));
    const huge = { id: 5, filename: 'huge', size: 51 * MIB, mimeType: 'a/b' };
    const options = issueWith([...files, huge], { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 });
    const { result, requests } = await use('jira_download_attachments', {}, options);
    expect(result.structuredContent).toMatchObject({
      success: false,
      downloaded: 2,
      failed: [
        { id: '3', filename: 'f3', error: expect.stringContaining('by its id') },
        { id: '4', filename: 'f4' },
        { id: '5', filename: 'huge', error: expect.stringContaining('bytes; at most') },
      ],
    });
    expect(requests).toHaveLength(3);
  });

  it('checks the size again when the bytes are there', async () => {
    const files = [
      { id: 71, filename: 'liar', size: 1, mimeType: 'a/b' },
      { id: 72, filename: 'silent', mimeType: 'a/b' },
    ];
    const { result } = await use('jira_download_attachments', {}, issueWith(files, { 71: 51 * MIB, 72: 3 }));
    expect(result.structuredContent).toMatchObject({
      success: false,
      files: [{ filename: 'silent', size: 3 }],
      failed: [{ filename: 'liar' }],
    });
  });

  it('weakness 33: is an error when nothing could be had', async () => {
    const files = [{ id: 1, filename: 'gone', size: 1, mimeType: 'a/b' }];
    const { result, text } = await use('jira_download_attachments', {}, issueWith(files));
    expect(result.isError).toBe(true);
    expect(text).toContain('No file could be downloaded. gone: Jira answered 404');
  });

  it('encodes names in addresses', async () => {
    const files = [{ id: 1, filename: 'a b/ü?.bin', size: 1, mimeType: 'a/b' }];
    const { result } = await use('jira_download_attachments', {}, issueWith(files, { 1: 1 }));
    expect(result.content[1]).toMatchObject({
      resource: { uri: 'attachment:///PROJ-123/a%20b%2F%C3%BC%3F.bin', blob: 'AA==' },
    });
  });

  it.each(['jira_download_attachments', 'jira_get_issue_images'])(
    'weakness 24: %s stays inside the filter, and after a move',
    async (name) => {
      const outside = await use(name, {}, { filters: { jira: ['OPS'] } });
      expect(outside.text).toContain('JIRA_PROJECTS_FILTER');
      expect(outside.requests).toEqual([]);
      const moved = async () => Response.json({ id: '1', key: 'SECRET-1', fields: { attachment: [] } });
      const { result, text } = await use(name, {}, { filters: { jira: ['PROJ'] }, fetch: moved });
      expect(result.isError).toBe(true);
      expect(text).toContain('Project SECRET');
    },
  );
});
