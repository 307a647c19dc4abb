import { expect, it } from 'vitest';
import { createDemoSite, type DemoSite } from '../../src/demo/site.ts';
import type { Exchange } from '../../src/http/exchange.ts';
import { createGate } from '../../src/http/gate.ts';
import { clientTo, good, json, Key } from '../support/client-to.ts';
import { connect } from '../support/connect.ts';

// Mostly waiting, so both at once.
it.concurrent('500 parallel calls all end right on a site that answers 429 to 30 % of requests, with fewer than 1.6 requests each', async () => {
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
}, 300_000);

it.concurrent('under that site no request comes again before the time that the site named, and no more at once than the cap', async () => {
  const refusedAt = new Map<string | undefined, number>();
  const waits: number[] = [];
  let [count, open, most] = [0, 0, 0];
  const { client } = await clientTo(
    [
      (request, response) => {
        const refused = refusedAt.get(request.url);
        if (refused !== undefined) waits.push(performance.now() - refused);
        count += 1;
        open += 1;
        most = Math.max(most, open);
        const refuse = count % 10 < 3;
        setTimeout(() => {
          open -= 1;
          if (refuse) refusedAt.set(request.url, performance.now());
          (refuse ? json(429, {}, { 'retry-after': '1' }) : good)(request, response);
        }, 5);
      },
    ],
    {
      gate: createGate({
        maxConcurrent: 100,
        perSecond: 0,
        breakerThreshold: 20,
        breakerCooldownSeconds: 30,
      }),
      timeoutMs: 300_000,
    },
  );
  await Promise.all(Array.from({ length: 500 }, (_, index) => client.get(`/call/${index}`, Key)));
  expect(count).toBeLessThan(800);
  expect(waits.length).toBe(count - 500);
  expect(Math.min(...waits)).toBeGreaterThan(950);
  expect(most).toBeLessThanOrEqual(100);
}, 300_000);

it("keeps the operator's rate over all calls", async () => {
  const started: number[] = [];
  const demo = createDemoSite({ deployment: 'cloud' });
  const site: DemoSite = {
    fetch(request) {
      started.push(performance.now());
      return demo.fetch(request);
    },
  };
  const { call } = await connect('cloud', { site, limits: { perSecond: 40 } });
  await Promise.all(Array.from({ length: 100 }, () => call('jira_get_issue', { issue_key: 'PROJ-1' })));
  const most = Math.max(
    ...started.map((from) => started.filter((at) => at >= from && at < from + 1000).length),
  );
  // A burst of one second's worth, and another second's worth after it.
  expect(most).toBeLessThanOrEqual(80);
  expect((started.at(-1) ?? 0) - (started[0] ?? 0)).toBeGreaterThan(1_000);
});

it('tells every attempt to who counts, and a failure as data beside its words', async () => {
  const exchanges: Exchange[] = [];
  const site = createDemoSite({ deployment: 'cloud', faults: { unavailable: 1 } });
  const { call } = await connect('cloud', { site, onExchange: (exchange) => exchanges.push(exchange) });
  const result = await call('jira_get_issue', { issue_key: 'PROJ-1' });
  expect(result._meta?.['mcp-atlassian/error']).toMatchObject({
    kind: 'http_503',
    status: 503,
    retryable: true,
    request: { product: 'Jira', method: 'GET' },
    message: expect.stringContaining('answered 503'),
  });
  expect(exchanges.map(({ status, attempt }) => [status, attempt])).toEqual([
    [503, 0],
    [503, 1],
    [503, 2],
  ]);
});

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
