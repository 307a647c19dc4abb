import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['call']>>;

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
const views = 'confluence_get_page_views';

describe('page views', () => {
  it('count views and viewers, with the title', async () => {
    const { call, requests } = await connect('cloud');
    const result = await call(views, { page_id: 98312 });
    expect(result.structuredContent).toEqual({
      page_id: '98312',
      total_views: expect.any(Number),
      unique_viewers: expect.any(Number),
      page_title: 'Install the command line',
    });
    requests.length = 0;
    await call(views, { page_id: '98312' });
    expect(requests).toHaveLength(2);
  });

  it('need no look at the page without the title', async () => {
    const { call, requests } = await connect('cloud');
    const result = await call(views, {
      page_id: 'https://demo.atlassian.net/wiki/spaces/DOCS/pages/98312/Install',
      include_title: 'false',
    });
    expect(result.structuredContent).not.toHaveProperty('page_title');
    expect(requests.map(({ path }) => path).sort()).toEqual([
      '/wiki/rest/api/analytics/content/98312/viewers',
      '/wiki/rest/api/analytics/content/98312/views',
    ]);
  });

  it.each([403, 404, 500])('weakness 6 and 34: a failure with %i is no number of views', async (status) => {
    const site = createDemoSite({ deployment: 'cloud' });
    const { call } = await connect('cloud', {
      fetch: async (url, init) =>
        url.pathname.includes('/analytics/')
          ? Response.json({ message: 'Analytics is not available' }, { status })
          : site.fetch(new Request(url, init)),
    });
    const result = await call(views, { page_id: '98312' });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain(`Confluence answered ${status}`);
    expect(textOf(result)).toContain('Analytics is not available');
  });

  it('weakness 29: stay inside the operator’s spaces', async () => {
    const { call, requests } = await connect('cloud', { filters: { confluence: ['ENG'] } });
    const result = await call(views, { page_id: '98312', include_title: false });
    expect(textOf(result)).toContain('CONFLUENCE_SPACES_FILTER');
    expect(requests.filter(({ path }) => path.includes('analytics'))).toEqual([]);
  });

  it('do not exist on Data Center', async () => {
    const { call } = await connect('datacenter');
    expect(textOf(await call(views, { page_id: '98312' }))).toContain('only on Atlassian Cloud');
  });
});
