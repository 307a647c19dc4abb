import { describe, expect, it } from 'vitest';
import type { Deployment } from '../../auth/site.ts';
import { createCache } from '../../http/cache.ts';
import { createHttpClient } from '../../http/client.ts';
import { createConfluence } from './client.ts';

type Answer = Record<string, unknown> | number;

interface Options {
  deployment?: Deployment;
  filter?: string[];
  webUrl?: string;
}

/** A site of a few canned answers by path and query; a number is an error status. */
function site(answers: Record<string, Answer>, { deployment = 'cloud', filter = [], webUrl }: Options = {}) {
  const asked: string[] = [];
  const http = createHttpClient({
    product: 'Confluence',
    baseUrl: 'https://site.example/wiki',
    fetch: async (url) => {
      const address =
        url.pathname.slice('/wiki'.length) + decodeURIComponent(url.search).replaceAll('+', ' ');
      asked.push(address);
      const found = Object.entries(answers).find(([start]) => address.startsWith(start))?.[1] ?? 404;
      return typeof found === 'number'
        ? Response.json({ message: 'refused' }, { status: found })
        : Response.json(found);
    },
    sign: () => undefined,
  });
  return Object.assign(createConfluence({ http, deployment, webUrl, cache: createCache(), filter }), {
    asked,
  });
}

const get = { page_id: '7', include_metadata: true, convert_to_markdown: true };
const page = {
  id: '7',
  title: 'Seven',
  spaceId: '1',
  authorId: 'a:1',
  version: { number: 2, authorId: 'a:2', createdAt: '2026-01-02T00:00:00Z' },
  body: { storage: { value: '<p>Hi <ac:link><ri:user ri:account-id="a:3"/></ac:link></p>' } },
  _links: { webui: '/spaces/KEY/pages/7/Seven', base: 'https://site.example/wiki' },
};
const space = { results: [{ id: '1', key: 'KEY', name: 'Space' }] };
const none = { results: [] };

describe('a Cloud page', () => {
  it('has one lookup for all its people', async () => {
    const names = { 'a:1': 'Ann', 'a:2': 'Bo', 'a:3': 'Cy' };
    const { pages, asked } = site({
      '/api/v2/pages/7/attachments': none,
      '/api/v2/pages/7': page,
      '/api/v2/spaces': space,
      '/api/v2/users-bulk': {
        results: Object.entries(names).map(([accountId, displayName]) => ({ accountId, displayName })),
      },
    });
    expect(await pages.get(get)).toMatchObject({
      metadata: {
        author: 'Ann',
        version_author: 'Bo',
        space: { key: 'KEY', name: 'Space' },
        content: { value: 'Hi @[Cy]' },
      },
    });
    expect(asked.filter((address) => address.includes('user'))).toEqual(['/api/v2/users-bulk']);
  });

  it('is shown with ids and the key in its address where the account may not look further', async () => {
    const { pages } = site({
      '/api/v2/pages/7/attachments': none,
      '/api/v2/pages/7': page,
      '/api/v2/spaces': 403,
      '/api/v2/users-bulk': 403,
    });
    expect(await pages.get(get)).toMatchObject({
      metadata: {
        author: 'a:1',
        space: { key: 'KEY', name: 'KEY' },
        url: 'https://site.example/wiki/spaces/KEY/pages/7/Seven',
        content: { value: 'Hi @[accountid:a:3]' },
      },
    });
  });

  it('is refused under a filter when its space is not known', async () => {
    const { pages } = site(
      { '/api/v2/pages/7/attachments': none, '/api/v2/pages/7': page, '/api/v2/spaces': none },
      { filter: ['KEY'] },
    );
    await expect(pages.get(get)).rejects.toThrow('CONFLUENCE_SPACES_FILTER');
  });

  it('is shown with ids while the lookup of people fails, and with names when it works again', async () => {
    const answers: Record<string, Answer> = {
      '/api/v2/pages/7/attachments': none,
      '/api/v2/pages/7': page,
      '/api/v2/spaces': space,
      '/api/v2/users-bulk': 500,
    };
    const { pages } = site(answers);
    expect(await pages.get(get)).toMatchObject({ metadata: { author: 'a:1' } });
    answers['/api/v2/users-bulk'] = { results: [{ accountId: 'a:1', displayName: 'Ann' }] };
    expect(await pages.get(get)).toMatchObject({ metadata: { author: 'Ann' } });
  });

  it('reads labels and properties to the end where the page cuts them off', async () => {
    const cut = { results: [], meta: { hasMore: true } };
    const { pages } = site({
      '/api/v2/pages/7/attachments': none,
      '/api/v2/pages/7/labels?limit=250&cursor=next': { results: [{ name: 'two' }] },
      '/api/v2/pages/7/labels': {
        results: [{ name: 'one' }],
        _links: { next: '/wiki/api/v2/pages/7/labels?limit=250&cursor=next' },
      },
      '/api/v2/pages/7/properties': {
        results: [{ id: 1, key: 'emoji-title-published', value: '1f4dd', version: null }],
      },
      '/api/v2/pages/7': { ...page, labels: cut, properties: cut },
      '/api/v2/spaces': space,
      '/api/v2/users-bulk': none,
    });
    expect(await pages.get(get)).toMatchObject({ metadata: { labels: ['one', 'two'], emoji: '📝' } });
  });

  it('ends when a list hands out the same cursor again', async () => {
    const { comments, asked } = site({
      '/api/v2/pages/7/footer-comments': { results: [], _links: { next: '/x?cursor=same' } },
      '/api/v2/pages/7/inline-comments': none,
      '/api/v2/pages/7': page,
      '/api/v2/spaces': space,
    });
    expect(await comments.list('7')).toEqual([]);
    expect(asked.length).toBeLessThan(10);
  });

  it('tells when an edited comment was first written, and by whom', async () => {
    const { comments } = site({
      '/api/v2/pages/7/footer-comments': {
        results: [
          {
            id: '9',
            version: { number: 3, createdAt: '2026-03-03T00:00:00Z', authorId: 'a:2' },
            body: { storage: { value: '<p>x</p>' } },
          },
        ],
      },
      '/api/v2/pages/7/inline-comments': none,
      '/api/v2/footer-comments/9/children': none,
      '/api/v2/footer-comments/9/versions': {
        results: [{ number: 1, createdAt: '2026-01-01T00:00:00Z', authorId: 'a:1' }],
      },
      '/api/v2/pages/7': page,
      '/api/v2/spaces': space,
      '/api/v2/users-bulk': { results: [{ accountId: 'a:1', displayName: 'Ann' }] },
    });
    expect(await comments.list('7')).toEqual([
      {
        id: '9',
        body: 'x',
        created: '2026-01-01T00:00:00Z',
        updated: '2026-03-03T00:00:00Z',
        author: 'Ann',
        location: 'footer',
      },
    ]);
  });
});

describe('a Data Center page', () => {
  it('reads attachments and properties to the end', async () => {
    const { pages } = site(
      {
        '/rest/api/content/7/property?limit=200&start=1': {
          results: [{ key: 'content-appearance-draft', value: { value: 'max' } }],
        },
        '/rest/api/content/7/property': {
          results: [{ key: 'other', value: 1 }],
          _links: { next: '/rest/api/content/7/property?start=1' },
        },
        '/rest/api/content/7/child/attachment': {
          results: [
            { id: 'att1', title: 'a' },
            { id: 'att2', title: 'b' },
          ],
        },
        '/rest/api/content/7': {
          id: 7,
          type: 'page',
          title: 'Seven',
          space: { key: 'KEY', name: null },
          children: {
            attachment: { results: [{ id: 'att1', title: 'a' }], _links: { next: '/more' } },
          },
        },
      },
      { deployment: 'datacenter', webUrl: 'https://wiki.example' },
    );
    expect(await pages.get(get)).toEqual({
      metadata: {
        id: '7',
        title: 'Seven',
        type: 'page',
        created: '',
        updated: '',
        url: 'https://wiki.example/pages/viewpage.action?pageId=7',
        space: { key: 'KEY', name: 'KEY' },
        version: 1,
        attachments: [
          { id: 'att1', type: 'attachment', status: 'current', title: 'a' },
          { id: 'att2', type: 'attachment', status: 'current', title: 'b' },
        ],
        page_width: 'max',
      },
    });
  });

  it('names people whom an answer told without asking again', async () => {
    const { pages, asked } = site(
      {
        '/rest/api/content/7/property': none,
        '/rest/api/content/7': {
          id: '7',
          type: 'page',
          title: 'Seven',
          history: { createdBy: { userKey: 'k1', displayName: 'Ann' } },
          body: { storage: { value: '<p><ac:link><ri:user ri:userkey="k1"/></ac:link></p>' } },
        },
      },
      { deployment: 'datacenter' },
    );
    expect(await pages.get(get)).toMatchObject({ metadata: { content: { value: '@[Ann]' } } });
    expect(asked.filter((address) => address.startsWith('/rest/api/user'))).toEqual([]);
  });
});

describe('searching', () => {
  it('follows cursors on Cloud up to the results asked for', async () => {
    const hits = (from: number) =>
      Array.from({ length: 100 }, (_, at) => ({
        content: { id: String(from + at), type: 'page', title: `Page ${from + at}` },
      }));
    const { search, asked } = site({
      '/rest/api/search?cql=type = page&limit=100&expand=content.space,content.history,content.version&cursor=c1':
        { results: hits(100), _links: { next: '/rest/api/search?cursor=c2' } },
      '/rest/api/search': { results: hits(0), _links: { next: '/rest/api/search?cursor=c1&start=100' } },
    });
    const found = await search({ query: 'type = page', limit: 3, start: 120, spaces_filter: [] });
    expect(found.map(({ id }) => id)).toEqual(['120', '121', '122']);
    expect(asked).toHaveLength(2);
  });

  it('cleans excerpts and drops what is outside the filter', async () => {
    const hit = (key: string, excerpt: string) => ({
      content: { id: '1', type: 'page', title: 'T', _expandable: { space: `/rest/api/space/${key}` } },
      excerpt,
    });
    const { search } = site(
      {
        '/rest/api/search': {
          results: [hit('IN', 'a @@@hl@@@b@@@endhl@@@\n &lt;T&gt; &hellip;'), hit('OUT', 'x')],
        },
      },
      { filter: ['in'] },
    );
    const found = await search({ query: 'b', limit: 10, start: 0, spaces_filter: [] });
    expect(found).toMatchObject([{ content: { value: 'a b <T> …', format: 'view' } }]);
  });

  it('takes an answer without results for an error', async () => {
    const { search } = site({ '/rest/api/search': { message: 'odd' } });
    await expect(search({ query: 'b', limit: 10, start: 0, spaces_filter: [] })).rejects.toThrow(
      'not what the API documents',
    );
  });
});
