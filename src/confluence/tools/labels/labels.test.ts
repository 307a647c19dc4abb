import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['call']>>;

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
const labelsIn = (result: Result): { name: string }[] => {
  expect(result.isError, JSON.stringify(result.content)).toBeUndefined();
  return (result.structuredContent as { result: { name: string }[] }).result;
};
const names = (result: Result) => labelsIn(result).map(({ name }) => name);
const get = 'confluence_get_labels';
const add = 'confluence_add_label';

describe.each(['cloud', 'datacenter'] as const)('labels on %s', (deployment) => {
  it('reads the labels of pages, blog posts and attachments', async () => {
    const { call, requests } = await connect(deployment);
    expect(labelsIn(await call(get, { page_id: 98310 }))[0]).toEqual({
      id: expect.any(String),
      name: expect.any(String),
      prefix: 'global',
      label: expect.any(String),
    });
    requests.length = 0;
    await call(get, { page_id: 'https://demo.atlassian.net/wiki/spaces/DOCS/pages/98310/x' });
    expect(requests).toHaveLength(1);
    expect(names(await call(get, { page_id: 'att300001' }))).toEqual(['diagram']);
    expect(names(await call(get, { page_id: '98312' }))).toEqual(expect.any(Array));
    expect(labelsIn(await call(get, { page_id: '98340' }))).toEqual(expect.any(Array));
  });

  it('weakness 24: reads long lists to the end', async () => {
    const site = createDemoSite({ deployment });
    const { call } = await connect(deployment, {
      fetch: (url, init) => {
        const small = new URL(url);
        if (small.searchParams.has('limit')) small.searchParams.set('limit', '2');
        return site.fetch(new Request(small, init));
      },
    });
    for (const name of ['one', 'two', 'three', 'four', 'five']) await call(add, { page_id: '98312', name });
    expect(names(await call(get, { page_id: '98312' }))).toEqual(
      expect.arrayContaining(['one', 'two', 'three', 'four', 'five']),
    );
  });

  it('adds a label and returns them all, in one request', async () => {
    const { call, requests } = await connect(deployment);
    const before = names(await call(get, { page_id: '98310' }));
    requests.length = 0;
    const after = names(await call(add, { page_id: '98310', name: ' Reviewed ' }));
    expect(after).toEqual([...before, 'reviewed']);
    expect(requests).toHaveLength(1);
    expect(names(await call(get, { page_id: '98310' }))).toEqual(after);
    expect(names(await call(add, { page_id: 'att300002', name: 'notes' }))).toEqual(['notes']);
  });

  it.each(['two words', '', '  '])('refuses the label %j before any request', async (name) => {
    const { call, requests } = await connect(deployment);
    const result = await call(add, { page_id: '98310', name });
    expect(textOf(result)).toContain('a label is one word');
    expect(requests).toEqual([]);
  });

  it('fails with Confluence’s own reason', async () => {
    const { call } = await connect(deployment);
    expect(textOf(await call(add, { page_id: '98310', name: 'a?b' }))).toContain('invalid characters');
    expect(textOf(await call(get, { page_id: '999999' }))).toContain('Confluence answered 404');
    const guest = await connect(deployment, { user: 'guest' });
    const refused = await guest.call(add, { page_id: '98310', name: 'mine' });
    expect(textOf(refused)).toContain('Confluence answered 403');
  });

  it('weakness 29: stays inside the operator’s spaces, on attachments too', async () => {
    const { call, requests } = await connect(deployment, { filters: { confluence: ['ENG'] } });
    for (const page_id of ['98310', 'att300001']) {
      expect(textOf(await call(get, { page_id }))).toContain('CONFLUENCE_SPACES_FILTER');
      expect(textOf(await call(add, { page_id, name: 'x' }))).toContain('CONFLUENCE_SPACES_FILTER');
    }
    expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  });
});
