import { describe, expect, it } from 'vitest';
import { connect } from '../../../test/support/connect.ts';
import { shortMoments } from '../../../test/support/short-moments.ts';
import { type Connection, run, textOf } from '../../../test/support/tool-calls.ts';

describe.each(['cloud', 'datacenter'] as const)('a page in text on %s', (deployment) => {
  const read = async ({ call }: Connection, page_id: string) => {
    const result = await call('confluence_get_page', { page_id });
    const { metadata: text } = JSON.parse(textOf(result));
    const { metadata: whole } = shortMoments(result.structuredContent);
    expect(whole).toMatchObject(text);
    return { text, whole };
  };

  it('tells of a file neither that it is one nor the type that its name says', async () => {
    const { text, whole } = await read(await connect(deployment), '98310');
    expect(whole.attachments[0]).toMatchObject({
      type: 'attachment',
      status: 'current',
      title: 'architecture.png',
      media_type: 'image/png',
    });
    expect(text.attachments).toHaveLength(whole.attachments.length);
    for (const file of text.attachments)
      for (const key of ['type', 'status', 'media_type']) expect(Object.keys(file)).not.toContain(key);
  });

  it('tells who changed it when, from the second version on', async () => {
    const connection = await connect(deployment);
    const { page } = await run<{ page: { id: string } }>(connection, 'confluence_create_page', {
      space_key: 'DOCS',
      title: 'New',
      content: 'first',
    });
    const first = await read(connection, page.id);
    expect(first.whole).toMatchObject({
      version: 1,
      updated: expect.any(String),
      version_author: first.whole.author,
    });
    expect(Object.keys(first.text)).not.toContain('updated');
    expect(Object.keys(first.text)).not.toContain('version_author');
    await run(connection, 'confluence_update_page', { page_id: page.id, title: 'New', content: 'second' });
    const { text } = await read(connection, page.id);
    expect(text).toMatchObject({
      version: 2,
      updated: expect.any(String),
      version_author: first.whole.author,
    });
  });
});
