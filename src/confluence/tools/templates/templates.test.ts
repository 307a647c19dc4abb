import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['call']>>;

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
const list = 'confluence_list_page_templates';
const get = 'confluence_get_page_template';
const create = 'confluence_create_page_from_template';

const retrospective = {
  templateId: '700001',
  name: 'Retrospective',
  templateType: 'page',
  description: 'What went well, what did not',
  space_key: 'DOCS',
};

describe('page templates', () => {
  it('are listed for a space, or for the site', async () => {
    const { call, requests } = await connect('cloud');
    const docs = await call(list, { space_key: 'DOCS' });
    expect(docs.structuredContent).toEqual({
      templates: [retrospective, expect.objectContaining({ templateId: '700002', description: '' })],
      total: 2,
    });
    expect(requests).toHaveLength(1);
    const site = await call(list);
    expect(site.structuredContent).toMatchObject({ templates: [{ name: 'Meeting notes' }], total: 1 });
  });

  it('say how many there are and where the next part begins', async () => {
    const site = createDemoSite({ deployment: 'cloud' });
    const { call } = await connect('cloud', {
      fetch: (url, init) => {
        const small = new URL(url);
        if (small.pathname.endsWith('/template/page')) small.searchParams.set('limit', '1');
        return site.fetch(new Request(small, init));
      },
    });
    const first = await call(list, { space_key: 'DOCS', limit: 1 });
    expect(first.structuredContent).toMatchObject({ templates: [{}], total: 2, next_start: 1 });
    const last = await call(list, { space_key: 'DOCS', limit: 1, start: 1 });
    expect(last.structuredContent).toMatchObject({ templates: [{ name: 'Decision' }], total: 2 });
    expect(last.structuredContent).not.toHaveProperty('next_start');
  });

  it('are read with their body in storage format', async () => {
    const { call } = await connect('cloud');
    const result = await call(get, { template_id: 700001 });
    expect(result.structuredContent).toEqual({
      ...retrospective,
      body: expect.stringContaining('<h2>What went well</h2>'),
    });
  });

  it('become pages, with what is left to fill in', async () => {
    const { call } = await connect('cloud');
    const result = await call(create, {
      space_key: 'DOCS',
      title: 'Retrospective 1',
      template_id: '700001',
      parent_id: 98310,
    });
    const page = result.structuredContent as { id: string };
    expect(page).toEqual({
      id: expect.any(String),
      title: 'Retrospective 1',
      url: expect.stringMatching(/\/spaces\/DOCS\/pages\/\d+$/),
      space_key: 'DOCS',
      variables: ['team'],
    });
    const read = await call('confluence_get_page', { page_id: page.id });
    expect(read.structuredContent).toMatchObject({
      metadata: { parent_id: '98310', content: { value: expect.stringContaining('What went well') } },
    });
    const plain = await call(create, { space_key: 'ENG', title: 'A decision', template_id: '700003' });
    expect(plain.structuredContent).not.toHaveProperty('variables');
    const again = await call(create, { space_key: 'ENG', title: 'A decision', template_id: '700003' });
    expect(textOf(again)).toContain('already exists');
  });

  it('without a storage body are refused, before a page is made', async () => {
    const site = createDemoSite({ deployment: 'cloud' });
    const { call, requests } = await connect('cloud', {
      fetch: async (url, init) =>
        url.pathname.includes('/template/')
          ? Response.json({ templateId: '9', name: 'New editor only', body: { storage: null } })
          : site.fetch(new Request(url, init)),
    });
    const result = await call(create, { space_key: 'DOCS', title: 'T', template_id: '9' });
    expect(textOf(result)).toContain('New editor only (9) has no body in storage format');
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('fail with the reason of Confluence', async () => {
    const { call } = await connect('cloud');
    expect(textOf(await call(get, { template_id: '1' }))).toContain('No template with id 1');
    expect(textOf(await call(list, { space_key: 'SEC' }))).toContain('Confluence answered 403');
    expect(textOf(await call(list, { space_key: '../x' }))).toContain('is not a space key');
  });

  it('weakness 29: stay inside the operator’s spaces; those of the site are for all', async () => {
    const { call, requests } = await connect('cloud', { filters: { confluence: ['ENG'] } });
    for (const result of [
      await call(list, { space_key: 'DOCS' }),
      await call(get, { template_id: '700001' }),
      await call(create, { space_key: 'DOCS', title: 'T', template_id: '700003' }),
      await call(create, { space_key: 'ENG', title: 'T', template_id: '700001' }),
    ])
      expect(textOf(result)).toContain('CONFLUENCE_SPACES_FILTER');
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
    expect((await call(list)).isError).toBeUndefined();
  });

  it('do not exist on Data Center', async () => {
    const { call } = await connect('datacenter');
    expect(textOf(await call(list))).toContain('only on Atlassian Cloud');
  });
});
