import { describe, expect, it } from 'vitest';
import { encodeMultipart } from './multipart.ts';

describe('a form', () => {
  it('arrives as it was, with odd names and bytes that are no text', async () => {
    const form = new FormData();
    form.append('comment', 'Größe “1”');
    form.append(
      'file',
      new Blob([new Uint8Array([0, 255, 13, 10, 45, 45])], { type: 'image/png' }),
      'ä b.png',
    );
    form.append('file', new Blob(['x']), 'a"b\r\nx: y.txt');
    const { contentType, data } = encodeMultipart(form);
    const back = await new Response(data, { headers: { 'content-type': contentType } }).formData();
    expect(back.get('comment')).toBe('Größe “1”');
    const [picture, odd] = back.getAll('file') as File[];
    expect(picture).toMatchObject({ name: 'ä b.png', type: 'image/png' });
    expect([...new Uint8Array((await picture?.arrayBuffer()) ?? [])]).toEqual([0, 255, 13, 10, 45, 45]);
    expect(odd?.name).toContain('a"b');
    expect(new TextDecoder().decode(await data.arrayBuffer())).not.toMatch(/^x: y/m);
  });

  it('names the charset of its texts', async () => {
    const form = new FormData();
    form.append('comment', 'ä');
    const { data } = encodeMultipart(form);
    expect(new TextDecoder().decode(await data.arrayBuffer())).toMatch(
      /name="comment"\r\ncontent-type: text\/plain; charset=utf-8\r\n\r\nä\r\n/,
    );
  });
});
