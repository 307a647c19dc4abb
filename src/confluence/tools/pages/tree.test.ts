import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['call']>>;

const now = new Date('2026-06-15T12:00:00Z');
const open = (deployment: 'cloud' | 'datacenter', options: Parameters<typeof connect>[1] = {}) =>
  connect(deployment, { site: createDemoSite({ deployment, now }), ...options });
const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;

interface Children {
  results: { id: string; title: string; author?: string; content?: { value: string } }[];
  next_start?: number;
}
interface Tree {
  pages: { id: string; title: string; parent_id?: string; depth: number }[];
  total_pages: number;
  has_more: boolean;
  next_start?: number;
  hint?: string;
}

const resultOf = <T>(result: Result): T => {
  expect(result.isError, textOf(result)).toBeUndefined();
  return result.structuredContent as T;
};

describe.each(['cloud', 'datacenter'] as const)('children on %s', (deployment) => {
  const url = (id: string): string =>
    deployment === 'cloud'
      ? `https://demo.atlassian.net/wiki/spaces/DOCS/pages/${id}`
      : `https://jira.demo.example/confluence/pages/viewpage.action?pageId=${id}`;

  it('weakness 31 and 33: takes ids and addresses, lists what is below a page in its order, with dates, version and people', async () => {
    const { call } = await open(deployment);
    const result = resultOf<Children>(
      await call('confluence_get_page_children', { parent_id: 98311, limit: 2 }),
    );
    expect(result).toEqual({
      parent_id: '98311',
      count: 2,
      limit_requested: 2,
      start_requested: 0,
      next_start: 2,
      results: [
        {
          id: '98312',
          title: 'Install the command line',
          type: 'page',
          created: expect.stringMatching(/^2026-05-16T1/),
          updated: expect.stringMatching(/^2026-05-26T1/),
          url: url('98312'),
          space: { key: 'DOCS', name: 'Documentation' },
          author: 'Linus Torvalds',
          version: 2,
          version_author: expect.any(String),
          version_date: expect.stringMatching(/^2026-05-26T1/),
          parent_id: '98311',
          attachments: [],
        },
        expect.objectContaining({ id: '98313', author: 'Ada Lovelace', version: 1 }),
      ],
    });
    const rest = resultOf<Children>(
      await call('confluence_get_page_children', { parent_id: url('98311'), limit: 2, start: 2 }),
    );
    expect(rest.results.map(({ id }) => id)).toEqual(['98314']);
    expect(rest).not.toHaveProperty('next_start');
  });

  it('weakness 21 and 23: reads the text of all children without a request for each', async () => {
    const { call, requests } = await open(deployment);
    await call('confluence_get_page_children', { parent_id: '98315', include_content: true });
    requests.length = 0;
    const { results } = resultOf<Children>(
      await call('confluence_get_page_children', { parent_id: '98315', include_content: true }),
    );
    expect(results).toHaveLength(7);
    expect(requests).toHaveLength(deployment === 'cloud' ? 2 : 1);
    expect(results.find(({ id }) => id === '98320')?.content?.value).toContain('@[Ada Lovelace]');
    const raw = resultOf<Children>(
      await call('confluence_get_page_children', {
        parent_id: '98311',
        include_content: true,
        convert_to_markdown: false,
      }),
    );
    expect(raw.results[1]?.content).toEqual({
      value: '<p>Run <code>acme init</code> and answer three questions.</p>',
      format: 'storage',
    });
  });

  it('weakness 24: every child is reached, and the end is told', async () => {
    const { call } = await open(deployment);
    const seen: string[] = [];
    for (let start: number | undefined = 0; start !== undefined; ) {
      const page: Children = resultOf(
        await call('confluence_get_page_children', { parent_id: '98309', limit: 3, start, expand: '' }),
      );
      seen.push(...page.results.map(({ title }) => title));
      start = page.next_start;
    }
    expect(seen).toEqual([
      'Release handbook',
      'Getting started',
      'Guides',
      'Reference',
      'Meeting notes',
      'How often do we release?',
      'Team calendar',
    ]);
  });

  it('needs one request for ids and titles once the parent is known', async () => {
    const { call, requests } = await open(deployment);
    await call('confluence_get_page_children', { parent_id: '98309', expand: '' });
    requests.length = 0;
    await call('confluence_get_page_children', { parent_id: '98309', expand: '' });
    expect(requests).toHaveLength(1);
  });

  it('weakness 29 and 27: keeps to the operator’s spaces, and failures are errors', async () => {
    const { call } = await open(deployment, { filters: { confluence: ['ENG'] } });
    const refused = await call('confluence_get_page_children', { parent_id: '98309' });
    expect(refused.isError).toBe(true);
    expect(textOf(refused)).toContain('CONFLUENCE_SPACES_FILTER');
    const missing = await call('confluence_get_page_children', { parent_id: '999999' });
    expect(missing.isError).toBe(true);
    expect(textOf(missing)).toContain('Confluence answered 404');
    const empty = await call('confluence_get_page_children', { parent_id: '131083' });
    expect(resultOf<Children>(empty).results).toEqual([]);
  });
});

it('shows folders as children on request, and drops whiteboards', async () => {
  const site = createDemoSite({ deployment: 'cloud', now });
  const { call } = await connect('cloud', {
    fetch: async (url, init) => {
      const answer = await site.fetch(new Request(url, init));
      if (!url.pathname.endsWith('/direct-children')) return answer;
      const body = (await answer.json()) as { results: object[] };
      body.results.unshift(
        { id: '7', type: 'folder', title: 'Old', status: 'current', spaceId: '98306', childPosition: 0 },
        {
          id: '8',
          type: 'whiteboard',
          title: 'Board',
          status: 'current',
          spaceId: '98306',
          childPosition: 1,
        },
      );
      return Response.json(body);
    },
  });
  const all = resultOf<Children>(await call('confluence_get_page_children', { parent_id: '98311' }));
  expect(all.results.map(({ title }) => title).slice(0, 2)).toEqual(['Old', 'Install the command line']);
  expect(all.results[0]).toEqual({
    id: '7',
    title: 'Old',
    type: 'folder',
    created: '',
    updated: '',
    url: 'https://demo.atlassian.net/wiki/spaces/DOCS/folder/7',
    space: { key: 'DOCS', name: 'Documentation' },
    parent_id: '98311',
    attachments: [],
  });
  const pages = resultOf<Children>(
    await call('confluence_get_page_children', { parent_id: '98311', include_folders: false }),
  );
  expect(pages.results).toHaveLength(3);
});

it('lists what is in a folder, by its id or address', async () => {
  const site = createDemoSite({ deployment: 'cloud', now });
  const { call, requests } = await connect('cloud', {
    filters: { confluence: ['DOCS'] },
    fetch: async (url, init) => {
      if (url.pathname.endsWith('/folders/7'))
        return Response.json({ id: '7', type: 'folder', title: 'Old', spaceId: '98306' });
      if (url.pathname.endsWith('/folders/8'))
        return Response.json({ id: '8', type: 'folder', title: 'Old', spaceId: '131074' });
      if (url.pathname.endsWith('/folders/7/direct-children')) {
        const [child] = [
          { id: '98312', type: 'page', title: 'Install', status: 'current', spaceId: '98306' },
        ];
        return Response.json({ results: [child] });
      }
      return site.fetch(new Request(url, init));
    },
  });
  const address = 'https://demo.atlassian.net/wiki/spaces/DOCS/folder/7?atlOrigin=x';
  const { results } = resultOf<Children>(await call('confluence_get_page_children', { parent_id: address }));
  expect(results).toMatchObject([{ id: '98312', title: 'Install the command line', version: 2 }]);
  requests.length = 0;
  await call('confluence_get_page_children', { parent_id: 7 });
  expect(requests).toHaveLength(2);
  const outside = await call('confluence_get_page_children', { parent_id: '8' });
  expect(textOf(outside)).toContain('CONFLUENCE_SPACES_FILTER');
});

describe.each(['cloud', 'datacenter'] as const)('the tree of a space on %s', (deployment) => {
  it('lists pages by depth and place', async () => {
    const { call } = await open(deployment);
    const tree = resultOf<Tree>(
      await call('confluence_get_space_page_tree', { space_key: 'DOCS', limit: 3 }),
    );
    expect(tree).toEqual({
      space_key: 'DOCS',
      // Without the one that only Grace may see.
      total_pages: 29,
      has_more: true,
      pages: [
        { id: '98309', title: 'Documentation', position: 309, depth: 0 },
        { id: '98310', title: 'Release handbook', parent_id: '98309', position: 310, depth: 1 },
        { id: '98311', title: 'Getting started', parent_id: '98309', position: 311, depth: 1 },
      ],
      next_start: 3,
      hint: 'Call again with start: 3 for the pages that follow.',
    });
  });

  it('weakness 24: a tree of 2,000 pages in few requests, with a continuation that works', async () => {
    const site = createDemoSite({ deployment, now, scale: 65 });
    const { call, requests } = await connect(deployment, { site });
    const seen = new Map<string, number>();
    let total = 0;
    for (let start: number | undefined = 0; start !== undefined; ) {
      const tree: Tree = resultOf(
        await call('confluence_get_space_page_tree', { space_key: 'ENG', limit: 1000, start }),
      );
      for (const { id, parent_id: parent, depth } of tree.pages) {
        expect(parent === undefined ? -1 : seen.get(parent)).toBe(depth - 1);
        seen.set(id, depth);
      }
      total = tree.total_pages;
      start = tree.next_start;
    }
    expect(total).toBeGreaterThan(1950);
    expect(seen.size).toBe(total);
    // Cloud gives 250 pages at once and asks for the space first, Data Center 500.
    expect(requests.length).toBeLessThanOrEqual(deployment === 'cloud' ? 10 : 5);
  });

  it('weakness 29: keeps to the operator’s spaces; an unknown space is an error', async () => {
    const { call, requests } = await open(deployment, { filters: { confluence: ['ENG'] } });
    const refused = await call('confluence_get_space_page_tree', { space_key: 'DOCS' });
    expect(textOf(refused)).toContain('CONFLUENCE_SPACES_FILTER');
    expect(requests).toHaveLength(0);
    const { call: free } = await open(deployment);
    const missing = await free('confluence_get_space_page_tree', { space_key: 'NOPE' });
    expect(missing.isError).toBe(true);
    expect(textOf(missing)).toContain('NOPE');
  });
});

it('counts folders on the way up to a page, and reads each of them once', async () => {
  const site = createDemoSite({ deployment: 'cloud', now });
  const { call, requests } = await connect('cloud', {
    fetch: async (url, init) => {
      if (url.pathname.includes('/folders/'))
        return Response.json({ id: '7', title: 'Old', parentId: '98309', parentType: 'page' });
      const answer = await site.fetch(new Request(url, init));
      if (!url.pathname.endsWith('/spaces/98306/pages')) return answer;
      const body = (await answer.json()) as {
        results: { id: string; parentId: string; parentType: string }[];
      };
      for (const page of body.results)
        if (['98312', '98313'].includes(page.id))
          Object.assign(page, { parentId: '7', parentType: 'folder' });
      return Response.json(body);
    },
  });
  const tree = resultOf<Tree>(await call('confluence_get_space_page_tree', { space_key: 'DOCS' }));
  expect(tree.pages.find(({ id }) => id === '98312')).toMatchObject({ parent_id: '7', depth: 2 });
  expect(requests.filter(({ path }) => path.includes('/folders/'))).toHaveLength(1);
});

it('says when a space has more pages than a tree shows', async () => {
  const site = createDemoSite({ deployment: 'cloud', now });
  const { call, requests } = await connect('cloud', {
    fetch: async (url, init) => {
      if (!url.pathname.endsWith('/spaces/98306/pages')) return site.fetch(new Request(url, init));
      const from = Number(url.searchParams.get('cursor') ?? 0);
      const results = Array.from({ length: 250 }, (_, at) => ({ id: `${from + at + 1}`, title: 'A page' }));
      return Response.json({
        results,
        _links: { next: `/wiki/api/v2/spaces/98306/pages?cursor=${from + 250}` },
      });
    },
  });
  const tree = resultOf<Tree>(await call('confluence_get_space_page_tree', { space_key: 'DOCS' }));
  expect(tree).toMatchObject({ total_pages: 10_000, has_more: true, next_start: 100 });
  expect(tree.hint).toContain('The space has more than 10000 pages');
  expect(requests).toHaveLength(41);
});
