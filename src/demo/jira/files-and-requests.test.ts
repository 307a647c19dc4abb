import { describe, expect, it } from 'vitest';
import { createDriver } from '../../../test/support/driver.ts';
import type { Deployment } from '../call.ts';
import { createDemoSite } from '../site.ts';

const faces: { face: Deployment; rest: string }[] = [
  { face: 'cloud', rest: '/rest/api/3' },
  { face: 'datacenter', rest: '/rest/api/2' },
];
const origin = 'https://demo.atlassian.net';

describe.each(faces)('attachments on $face', ({ face, rest }) => {
  const site = createDemoSite({ deployment: face });
  const send = (path: string, init: RequestInit = {}) =>
    site.fetch(
      new Request(path.startsWith('http') ? path : origin + path, {
        ...init,
        headers: { authorization: 'Bearer demo-token', ...init.headers },
      }),
    );
  const bytesAt = (content: string) => (face === 'cloud' ? `${content}?redirect=false` : content);
  const upload = (
    files: [string, Blob][],
    headers: Record<string, string> = { 'X-Atlassian-Token': 'no-check' },
  ) => {
    const body = new FormData();
    for (const [name, file] of files) body.append('file', file, name);
    return send(`${rest}/issue/PROJ-9/attachments`, { method: 'POST', body, headers });
  };

  it('come back byte for byte', async () => {
    const ask = createDriver('jira', { deployment: face });
    const [image, text] = (await ask('GET', `${rest}/issue/PROJ-123?fields=attachment`)).body.fields
      .attachment;
    const png = await send(bytesAt(image.content));
    expect(png.headers.get('content-type')).toBe('image/png');
    const bytes = new Uint8Array(await png.arrayBuffer());
    expect(bytes.byteLength).toBe(image.size);
    expect([...bytes.slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(await (await send(bytesAt(text.content))).text()).toMatch(/^ERROR refund 4711/);
    expect((await send(image.thumbnail)).status).toBe(200);
    expect((await ask('GET', `${rest}/attachment/${image.id}`)).body).toMatchObject({
      filename: 'refund screen.png',
      size: image.size,
    });
    expect((await ask('GET', `${rest}/attachment/meta`)).body).toEqual({
      enabled: true,
      uploadLimit: 10_485_760,
    });
    expect((await ask('GET', `${rest}/attachment/99`)).status).toBe(404);
  });

  it('are taken several at a time, under names of every script', async () => {
    const reply = await upload([
      ['a.txt', new Blob(['hello'], { type: 'text/plain' })],
      ['Übersicht – 1.csv', new Blob(['x;y'], { type: 'text/csv' })],
    ]);
    expect(reply.status).toBe(200);
    const [first, second] = JSON.parse(await reply.text());
    expect(first).toMatchObject({
      filename: 'a.txt',
      size: 5,
      mimeType: 'text/plain',
      author: { displayName: 'Ada Lovelace' },
    });
    expect(second.filename).toBe('Übersicht – 1.csv');
    expect(await (await send(bytesAt(second.content))).text()).toBe('x;y');
    const issue = JSON.parse(await (await send(`${rest}/issue/PROJ-9?fields=attachment`)).text());
    expect(issue.fields.attachment).toHaveLength(2);
  });

  it('are refused without the token header, when too large, and from readers', async () => {
    const small: [string, Blob][] = [['a.txt', new Blob(['a'])]];
    const bare = await upload(small, {});
    expect([bare.status, await bare.text()]).toEqual([403, 'XSRF check failed']);
    expect((await upload([['big.bin', new Blob([new Uint8Array(10_485_761)])]])).status).toBe(413);
    expect(
      (await upload(small, { 'X-Atlassian-Token': 'no-check', authorization: 'Bearer demo-token-guest' }))
        .status,
    ).toBe(403);
    const broken = {
      method: 'POST',
      body: 'nonsense',
      headers: { 'X-Atlassian-Token': 'no-check', 'content-type': 'multipart/form-data; boundary=x' },
    };
    expect((await send(`${rest}/issue/PROJ-9/attachments`, broken)).status).toBe(400);
  });
});

describe.each(faces)('customer requests on $face', ({ face, rest }) => {
  const ask = createDriver('jira', { deployment: face });
  const desk = '/rest/servicedeskapi/request';

  it('are the issues of the service project only', async () => {
    expect((await ask('GET', `${desk}/HELP-1`)).body).toMatchObject({
      issueKey: 'HELP-1',
      serviceDeskId: '1',
      currentStatus: { status: expect.any(String) },
      reporter: { displayName: expect.any(String) },
    });
    for (const key of ['PROJ-1', 'HELP-999', 'SECRET-1'])
      expect((await ask('GET', `${desk}/${key}`)).status).toBe(404);
  });

  it('have public and internal comments', async () => {
    const list = async (query: string) => (await ask('GET', `${desk}/HELP-2/comment${query}`)).body;
    const all = await list('');
    expect(all.values.map((comment: { public: boolean }) => comment.public)).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect((await list('?internal=false')).size).toBe(2);
    expect(await list('?limit=3')).toMatchObject({
      size: 3,
      isLastPage: false,
      _links: { next: expect.stringContaining('start=3') },
    });
  });

  it.each([true, false])('take comments with public=%s', async (open) => {
    const add = await ask('POST', `${desk}/HELP-3/comment`, {
      body: { body: 'Thank you\nSee you', public: open },
    });
    expect(add).toMatchObject({
      status: 201,
      body: { body: expect.stringContaining('See you'), public: open },
    });
    const listed = (await ask('GET', `${rest}/issue/HELP-3/comment?expand=properties`)).body.comments.at(-1);
    expect(listed).toMatchObject({
      id: add.body.id,
      properties: [{ key: 'sd.public.comment', value: { internal: !open } }],
    });
  });

  it('refuse empty comments and readers', async () => {
    expect((await ask('POST', `${desk}/HELP-3/comment`, { body: { public: true } })).status).toBe(400);
    expect(
      (await ask('POST', `${desk}/HELP-3/comment`, { body: { body: 'x', public: true }, as: 'guest' }))
        .status,
    ).toBe(403);
  });
});
