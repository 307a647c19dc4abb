import { describe, expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';
import type { Fetch } from '../../../http/request.ts';

type Result = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['call']>>;
type Found = { id: string; title: string; type: string; space?: { key: string } };

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
const foundIn = (result: Result): Found[] => {
  expect(result.isError, JSON.stringify(result.content)).toBeUndefined();
  return (result.structuredContent as { result: Found[] }).result;
};

/** A demo site whose searches are watched. */
function watched(deployment: 'cloud' | 'datacenter', refuse?: (cql: string) => boolean) {
  const site = createDemoSite({ deployment, now: new Date('2026-06-15T12:00:00Z') });
  const queries: string[] = [];
  const fetch: Fetch = (url, init) => {
    const cql = url.searchParams.get('cql');
    if (cql !== null) queries.push(cql);
    if (cql !== null && refuse?.(cql))
      return Promise.resolve(Response.json({ statusCode: 400, message: 'No such field' }, { status: 400 }));
    return site.fetch(new Request(url, init));
  };
  return { fetch, queries };
}

describe.each(['cloud', 'datacenter'] as const)('confluence_search on %s', (deployment) => {
  it('finds content by words, as a bare list with plain excerpts', async () => {
    const { call, requests } = await connect(deployment);
    const result = await call('confluence_search', { query: 'certificates old trust store' });
    const [page] = foundIn(result);
    expect(page).toEqual({
      id: '98314',
      title: 'Troubleshooting',
      type: 'page',
      created: expect.stringMatching(/^\d{4}-/),
      updated: expect.stringMatching(/^\d{4}-/),
      url: expect.stringContaining('98314'),
      space: { key: 'DOCS', name: 'Documentation' },
      author: 'Katherine Johnson',
      version: 1,
      version_author: 'Katherine Johnson',
      version_date: expect.stringMatching(/^\d{4}-/),
      attachments: [],
      content: { value: expect.stringContaining('trust store'), format: 'view' },
    });
    expect(textOf(result)).not.toContain('@@@');
    expect(Array.isArray(JSON.parse(textOf(result)))).toBe(true);
    expect(requests).toHaveLength(1);
  });

  it('takes CQL as it is', async () => {
    const { fetch, queries } = watched(deployment);
    const { call } = await connect(deployment, { fetch });
    const result = await call('confluence_search', {
      query: 'type = page AND label = howto order by title',
      limit: '2',
    });
    expect(foundIn(result).map(({ title }) => title)).toEqual([
      'Create your first project',
      'Getting started',
    ]);
    expect(queries).toEqual(['type = page AND label = howto order by title']);
  });

  it.each([
    ['say "hello" to', String.raw`siteSearch ~ "say \"hello\" to"`],
    ['p99 > 2s and rising', 'siteSearch ~ "p99 > 2s and rising"'],
    ["don't panic", `siteSearch ~ "don't panic"`],
  ])('takes %s for words', async (query, cql) => {
    const { fetch, queries } = watched(deployment);
    const { call } = await connect(deployment, { fetch });
    expect((await call('confluence_search', { query })).isError).toBeUndefined();
    expect(queries).toEqual([cql]);
  });

  it('falls back to a search of the text only when siteSearch is refused', async () => {
    const { fetch, queries } = watched(deployment, (cql) => cql.startsWith('siteSearch'));
    const { call } = await connect(deployment, { fetch });
    expect(foundIn(await call('confluence_search', { query: 'trust store' }))[0]?.id).toBe('98314');
    expect(queries).toEqual(['siteSearch ~ "trust store"', 'text ~ "trust store"']);

    const broken = await call('confluence_search', { query: 'type = page AND' });
    expect(broken.isError).toBe(true);
    expect(textOf(broken)).toContain('Confluence answered 400');
  });

  it('shows spaces and people', async () => {
    const { call } = await connect(deployment);
    const spaces = foundIn(
      await call('confluence_search', { query: 'type = space AND title ~ "Engineering"' }),
    );
    expect(spaces[0]).toMatchObject({ type: 'space', title: 'Engineering', space: { key: 'ENG' } });
    const [person] = foundIn(
      await call('confluence_search', { query: 'type = user AND siteSearch ~ "Lovelace"' }),
    );
    expect(person).toMatchObject({ type: 'user', title: 'Ada Lovelace', updated: '' });
  });

  it('goes on behind the first results', async () => {
    const { call } = await connect(deployment);
    const query = 'type = page AND space = DOCS ORDER BY title';
    const all = foundIn(await call('confluence_search', { query, limit: 9 }));
    const rest = foundIn(await call('confluence_search', { query, limit: 4, start: 5 }));
    expect(rest.map(({ id }) => id)).toEqual(all.slice(5).map(({ id }) => id));
  });

  it('narrows to the spaces asked for and to those allowed', async () => {
    const { fetch, queries } = watched(deployment);
    const { call } = await connect(deployment, { fetch, filters: { confluence: ['DOCS', 'ENG'] } });
    const found = foundIn(
      await call('confluence_search', {
        query: 'type = page AND text ~ "gateway" or title ~ "runbook" ORDER BY created',
        spaces_filter: 'ENG, ',
        limit: 50,
      }),
    );
    expect(queries).toEqual([
      '(type = page AND text ~ "gateway" or title ~ "runbook") AND space in ("ENG") AND space in ("DOCS", "ENG") ORDER BY created',
    ]);
    expect(new Set(found.map(({ space }) => space?.key))).toEqual(new Set(['ENG']));
  });

  it('never leaves the operator’s spaces', async () => {
    const { fetch, queries } = watched(deployment);
    const { call } = await connect(deployment, { fetch, filters: { confluence: ['ENG'] } });
    const outside = await call('confluence_search', { query: 'release', spaces_filter: ['DOCS'] });
    expect(textOf(outside)).toContain('CONFLUENCE_SPACES_FILTER');
    const around = await call('confluence_search', { query: 'space = DOCS) OR (space = ENG' });
    expect(textOf(around)).toContain('brackets');
    expect(queries).toEqual([]);
    const found = foundIn(await call('confluence_search', { query: 'gateway', limit: 50 }));
    expect(found.every(({ space }) => space?.key === 'ENG')).toBe(true);
  });

  it('refuses an empty query and an unknown argument', async () => {
    const { call, requests } = await connect(deployment);
    expect(textOf(await call('confluence_search', { query: ' ' }))).toContain('query is empty');
    expect(textOf(await call('confluence_search', { query: 'a', space: 'X' }))).toContain('space');
    expect(textOf(await call('confluence_search', { query: 'a', limit: 51 }))).toContain('limit');
    expect(requests).toHaveLength(0);
  });
});
