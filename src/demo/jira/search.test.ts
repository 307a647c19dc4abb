import { describe, expect, it } from 'vitest';
import { createDriver } from '../../../test/support/driver.ts';
import { processorMs } from '../../../test/support/processor-time.ts';
import { createDemoSite } from '../site.ts';

const now = new Date('2026-05-20T10:00:00Z');
const cloud = createDriver('jira', { deployment: 'cloud', now });
const dataCenter = createDriver('jira', { deployment: 'datacenter', now });

interface Listed {
  id: string;
  key: string;
}
const post = (body: object) => cloud('POST', '/rest/api/3/search/jql', { body });
const keys = (issues: Listed[]): string[] => issues.map((issue) => issue.key);

describe('search on Cloud', () => {
  it('walks through all pages by token', async () => {
    const seen: string[] = [];
    let nextPageToken: string | undefined;
    do {
      const { body } = await post({
        jql: 'project = PROJ ORDER BY key ASC',
        fields: ['summary'],
        maxResults: 40,
        ...(nextPageToken !== undefined && { nextPageToken }),
      });
      expect(
        Object.keys(body).filter((name) => !['issues', 'nextPageToken', 'isLast'].includes(name)),
      ).toEqual([]);
      seen.push(...keys(body.issues));
      nextPageToken = body.nextPageToken;
      expect(body.isLast).toBe(nextPageToken === undefined);
    } while (nextPageToken !== undefined);
    expect(seen).toHaveLength(167);
    expect(new Set(seen).size).toBe(167);
    expect(seen.slice(0, 2)).toEqual(['PROJ-1', 'PROJ-2']);
    const count = await cloud('POST', '/rest/api/3/search/approximate-count', {
      body: { jql: 'project = PROJ' },
    });
    expect(count.body).toEqual({ count: 167 });
  });

  it('gives ids only, unless fields are asked for', async () => {
    const bare = (await post({ jql: 'key = PROJ-123' })).body.issues;
    expect(bare).toEqual([{ id: '10123' }]);
    const keyed = (await post({ jql: 'key = PROJ-123', fields: ['key'] })).body.issues[0];
    expect(keyed).toMatchObject({ id: '10123', key: 'PROJ-123' });
    expect(keyed).not.toHaveProperty('fields');
    const some = (await post({ jql: 'key = PROJ-123', fields: ['summary', 'nonsense'], expand: 'names' }))
      .body;
    expect(some.issues[0].fields).toEqual({ summary: 'Refunds get lost when two arrive within one minute' });
    expect(some.names).toEqual({ summary: 'Summary' });
    const all = (await cloud('GET', '/rest/api/3/search/jql?jql=key%3DPROJ-123&fields=*all')).body.issues[0];
    expect(all.fields.comment.total).toBe(6);
  });

  it('bounds its pages: 50 by default, 100 with fields', async () => {
    const size = async (rest: object) => (await post({ jql: 'project = PROJ', ...rest })).body.issues.length;
    expect(await size({})).toBe(50);
    expect(await size({ fields: ['summary'], maxResults: 1000 })).toBe(100);
    expect(await size({ fields: ['id', 'key'], maxResults: 1000 })).toBe(167);
  });

  it('refuses unbounded queries, foreign tokens and the API of old', async () => {
    for (const jql of ['', 'ORDER BY created DESC'])
      expect((await post({ jql })).body.errorMessages).toEqual([
        'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
      ]);
    const { nextPageToken } = (await post({ jql: 'project = PROJ' })).body;
    for (const [jql, token] of [
      ['project = OPS', nextPageToken],
      ['project = PROJ', 'nonsense'],
    ])
      expect((await post({ jql, nextPageToken: token })).status).toBe(400);
    for (const method of ['GET', 'POST'])
      expect(
        await cloud(
          method,
          '/rest/api/3/search',
          method === 'POST' ? { body: { jql: 'project = PROJ' } } : {},
        ),
      ).toMatchObject({
        status: 410,
        body: {
          errorMessages: [expect.stringMatching(/^The requested API has been removed\. Please migrate/)],
        },
      });
  });
});

describe('search on Data Center', () => {
  it('pages by offset and tells the total', async () => {
    const get = (query: string) => dataCenter('GET', `/rest/api/2/search?${query}`);
    const first = (await get('jql=project%3DPROJ%20order%20by%20key&startAt=160&maxResults=5')).body;
    expect(first).toMatchObject({ startAt: 160, maxResults: 5, total: 167 });
    expect(keys(first.issues)).toEqual(['PROJ-161', 'PROJ-162', 'PROJ-163', 'PROJ-164', 'PROJ-165']);
    expect(first.issues[0].fields).toHaveProperty('summary');
    expect(first.issues[0].fields).not.toHaveProperty('comment');
    const all = (
      await dataCenter('POST', '/rest/api/2/search', { body: { jql: '', maxResults: 5000, fields: ['key'] } })
    ).body;
    expect(all).toMatchObject({ maxResults: 1000, total: 237 });
    expect(keys(all.issues)).not.toContain('OLD-1');
    expect(keys(all.issues)).not.toContain('SECRET-1');
  });

  it('warns instead of refusing when it need not validate', async () => {
    const strict = await dataCenter('GET', '/rest/api/2/search?jql=status%3DNope');
    expect(strict).toMatchObject({
      status: 400,
      body: {
        errorMessages: ["The value 'Nope' does not exist for the field 'status'."],
        warningMessages: [],
      },
    });
    const warned = await dataCenter('GET', '/rest/api/2/search?jql=status%3DNope&validateQuery=false');
    expect(warned).toMatchObject({
      status: 200,
      body: { total: 0, warningMessages: ["The value 'Nope' does not exist for the field 'status'."] },
    });
  });
});

describe('a site of 100,000 issues', () => {
  const large = createDemoSite({ deployment: 'cloud', scale: 600, now });
  const count = async (jql: string): Promise<number> => {
    const response = await large.fetch(
      new Request('https://demo.atlassian.net/rest/api/3/search/approximate-count', {
        method: 'POST',
        headers: { authorization: 'Bearer demo-token', 'content-type': 'application/json' },
        body: JSON.stringify({ jql }),
      }),
    );
    return JSON.parse(await response.text()).count;
  };

  it('has them all, and finds one by its words within two seconds', async () => {
    expect(await count('project = PROJ')).toBe(100_000);
    for (const jql of [
      'text ~ "lost within one minute"',
      '"Story Points" > 5 order by updated desc',
      'status was "In Review"',
    ]) {
      const ms = await processorMs(async () => {
        expect(await count(jql)).toBeGreaterThan(0);
      });
      expect(ms, jql).toBeLessThan(10_000);
    }
  });

  it('keeps the first 150 as they are in the small site', async () => {
    for (const number of [1, 77, 123, 150]) {
      const path = `/rest/api/3/issue/PROJ-${number}?fields=*all,-lastViewed`;
      const request = new Request(`https://demo.atlassian.net${path}`, {
        headers: { authorization: 'Bearer demo-token' },
      });
      expect(await (await large.fetch(request)).json()).toEqual((await cloud('GET', path)).body);
    }
  });
});
