import { expect, it } from 'vitest';
import { createDemoSite } from '../../src/demo/site.ts';
import { connect } from '../support/connect.ts';

it('500 parallel calls all end right on a site that answers 429 to 30 % of requests, with fewer than 1.6 requests each', async () => {
  const site = createDemoSite({ deployment: 'cloud', faults: { rateLimited: 0.3 } });
  const { call, requests } = await connect('cloud', {
    site,
    limits: { maxConcurrent: 200, breakerThreshold: 20 },
  });
  const results = await Promise.all(
    Array.from({ length: 500 }, (_, index) =>
      call('jira_get_issue', { issue_key: `PROJ-${(index % 150) + 1}` }),
    ),
  );
  expect(results.filter((result) => result.isError)).toEqual([]);
  console.log(`429 for 30 %: ${(requests.length / 500).toFixed(2)} requests per call`);
  expect(requests.length).toBeLessThan(800);
}, 60_000);

it('writes are repeated after 429, which says that nothing was done, and not after 503', async () => {
  const limited = createDemoSite({ deployment: 'cloud', faults: { rateLimited: 0.5 } });
  const first = await connect('cloud', { site: limited });
  expect((await first.call('jira_add_comment', { issue_key: 'PROJ-1', body: 'x' })).isError).toBeUndefined();
  const down = createDemoSite({ deployment: 'cloud', faults: { unavailable: 1 } });
  const second = await connect('cloud', { site: down });
  const refused = await second.call('jira_add_comment', { issue_key: 'PROJ-1', body: 'x' });
  expect(refused.isError).toBe(true);
  expect(second.requests.filter(({ method }) => method === 'POST').length).toBeLessThanOrEqual(1);
});

it("a page size over the operator's limit is served as that size, with the next-page marker", async () => {
  const { call } = await connect('cloud', { maxLimit: 3 });
  const { structuredContent } = await call('jira_search', { jql: 'project = PROJ', limit: 50 });
  expect(structuredContent).toMatchObject({ max_results: 3, next_page_token: expect.any(String) });
});
