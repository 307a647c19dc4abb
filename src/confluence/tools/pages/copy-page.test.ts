import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['call']>>;

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
describe.each(['cloud', 'datacenter'] as const)('copying pages on %s', (deployment) => {
  it('weakness 26: copies text below the parent named and answers without it', async () => {
    const { call, requests } = await connect(deployment);
    const copy = (new_title: string) =>
      call('confluence_copy_page', {
        source_page_id: '98313',
        destination_space_key: 'DOCS',
        new_title,
        destination_parent_id: '98315',
        copy_attachments: false,
      });
    await copy('First copy');
    requests.length = 0;
    const result = await copy('Second copy');
    // Data Center reads the page and its properties, and writes the copy and its labels.
    expect(requests).toHaveLength(deployment === 'cloud' ? 2 : 4);
    expect(result.structuredContent).toMatchObject({
      message: 'Page copied successfully',
      page: {
        id: expect.any(String),
        title: 'Second copy',
        type: 'page',
        space: { key: 'DOCS', name: 'Documentation' },
        version: 1,
        parent_id: '98315',
        attachments: [],
      },
      not_copied: ['attachments'],
    });
    const { page } = result.structuredContent as { page: { id: string } };
    expect(page).not.toHaveProperty('content');
    const text = await call('confluence_get_page', { page_id: page.id, include_metadata: false });
    expect(text.structuredContent).toEqual({
      content: { value: 'Run `acme init` and answer three questions.' },
    });
  });

  it('keeps labels, emoji and page width', async () => {
    const { call } = await connect(deployment);
    const result = await call('confluence_copy_page', {
      source_page_id: '98310',
      destination_space_key: 'DOCS',
      new_title: 'Release handbook, copy',
      copy_attachments: false,
    });
    expect(result.structuredContent).toMatchObject({ not_copied: ['attachments'] });
    const { page } = result.structuredContent as { page: { id: string } };
    const copied = await call('confluence_get_page', { page_id: page.id });
    expect(copied.structuredContent).toMatchObject({
      metadata: { labels: ['release', 'runbook', 'payments'], emoji: '🚀', page_width: 'full-width' },
    });
  });

  it('copies below the top page of another space', async () => {
    const { call } = await connect(deployment);
    const result = await call('confluence_copy_page', {
      source_page_id: '98313',
      destination_space_key: 'ENG',
      new_title: 'First project',
    });
    expect(result.structuredContent).toMatchObject({ page: { space: { key: 'ENG' }, parent_id: '131081' } });
  });

  it('weakness 27 and 29: tells Confluence’s own reason, and keeps to the operator’s spaces', async () => {
    const { call } = await connect(deployment);
    const copy = (more: object) => ({
      source_page_id: '98313',
      destination_space_key: 'DOCS',
      new_title: 'Glossary',
      ...more,
    });
    const taken = await call('confluence_copy_page', copy({}));
    expect(textOf(taken)).toMatch(/Confluence answered 400.*already exists/s);
    expect(textOf(await call('confluence_copy_page', copy({ new_title: ' ' })))).toContain('title is empty');
    expect(textOf(await call('confluence_copy_page', copy({ destination_parent_id: '131081' })))).toContain(
      'destination_parent_id 131081 is in space ENG, not in DOCS',
    );
    const { call: limited, requests } = await connect(deployment, { filters: { confluence: ['DOCS'] } });
    for (const args of [
      { destination_space_key: 'ENG' },
      { destination_space_key: 'DOCS', source_page_id: '131081' },
      { destination_space_key: 'DOCS', destination_parent_id: '131081' },
    ])
      expect(textOf(await limited('confluence_copy_page', copy(args)))).toContain('CONFLUENCE_SPACES_FILTER');
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  });
});

it('copies attached files along on Cloud', async () => {
  const { call } = await connect('cloud');
  const result = await call('confluence_copy_page', {
    source_page_id: '98319',
    destination_space_key: 'DOCS',
    new_title: 'Links, copied',
  });
  expect(result.structuredContent).not.toHaveProperty('not_copied');
  const { page } = result.structuredContent as { page: { id: string } };
  const copied = await call('confluence_get_page', { page_id: page.id });
  expect(copied.structuredContent).toMatchObject({
    metadata: { attachments: [{ title: 'chart 1.png' }, { title: 'data.csv' }] },
  });
});

it('sends attached files to the copy on Data Center, and lists those that could not be', async () => {
  const site = createDemoSite({ deployment: 'datacenter' });
  const sent: string[] = [];
  const { call } = await connect('datacenter', {
    fetch: async (url, init) => {
      if (init.method !== 'POST' || !url.pathname.endsWith('/child/attachment'))
        return site.fetch(new Request(url, init));
      const form = await new Response(init.body, { headers: init.headers }).formData();
      const file = form.get('file') as File;
      sent.push(`${file.name} ${file.size} ${init.headers['x-atlassian-token']}`);
      return file.name === 'data.csv'
        ? Response.json({ message: 'The file type is forbidden' }, { status: 403 })
        : Response.json({ results: [] });
    },
  });
  const result = await call('confluence_copy_page', {
    source_page_id: '98319',
    destination_space_key: 'DOCS',
    new_title: 'Links, copied',
  });
  expect(sent).toHaveLength(2);
  expect(sent[0]).toMatch(/^chart 1\.png \d\d+ no-check$/);
  expect(result.structuredContent).toMatchObject({
    not_copied: [expect.stringMatching(/^attachment "data\.csv" \(.*forbidden/)],
  });
});
