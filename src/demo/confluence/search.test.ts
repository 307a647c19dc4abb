import { describe, expect, it } from 'vitest';
import { createDriver } from '../../../test/support/driver.ts';
import { processorMs } from '../../../test/support/processor-time.ts';

const now = new Date('2026-11-20T10:00:00.000Z');

describe.each(['cloud', 'datacenter'] as const)('search on %s', (deployment) => {
  const ask = createDriver('confluence', { deployment, now });
  const search = (cql: string, rest = '') =>
    ask('GET', `/rest/api/search?cql=${encodeURIComponent(cql)}${rest}`);
  const titles = async (cql: string): Promise<string[]> =>
    (await search(cql, '&excerpt=none&limit=250')).body.results.map(({ title }: { title: string }) =>
      title.replace(/@@@(end)?hl@@@/g, ''),
    );
  const total = async (cql: string): Promise<number> => (await search(cql, '&limit=1')).body.totalSize;

  it.each<[string, string[]]>([
    ['space = DOCS and title ~ "glossary"', ['Glossary']],
    ['title = "glossary"', ['Glossary']],
    ['title ~ "config*" and type = page', ['Configuration reference']],
    ['text ~ "\\"snapshot instead\\"" and space = DOCS', ['Release handbook']],
    ['label = reference and label in (api, faq)', ['API overview']],
    ['type = blogpost order by title', ['Release 4.2 is near', 'We moved to weekly deploys']],
    ['type = space order by title desc', ['Engineering', 'Documentation']],
    ['type = attachment and container = 98310 order by title', ['architecture.png', 'release notes.txt']],
    [
      'parent = 98311 order by title',
      ['Create your first project', 'Install the command line', 'Troubleshooting'],
    ],
    ['ancestor = 98311 and title !~ "project" and not title ~ install', ['Troubleshooting']],
    ['id in (98325, 98328) order by title desc', ['Glossary', 'Empty page']],
    ['macro = excerpt', ['Macros']],
    ['(space = ENG or space = DOCS) and title ~ "architecture" and title ~ Ledger', ['Ledger: architecture']],
    [
      'space not in (ENG) and type != page and type not in (comment, attachment, space, user)',
      ['Release 4.2 is near'],
    ],
    ['title ~ "日本語"', ['"Quotes" & Ümläute: 日本語 – ¿qué?']],
    ['created > now("-6d") and type = page and space = DOCS', ['Troubleshooting']],
    ['created >= startOfDay("-5d") and created < endOfDay("-5d") and space = DOCS', ['Troubleshooting']],
    ['created = "2026-11-15" and space = DOCS', ['Troubleshooting']],
    ['type = user and user.fullname ~ "hopper"', ['Grace Hopper']],
  ])('%s', async (cql, expected) => {
    expect(await titles(cql)).toEqual(expected);
  });

  it('knows people by what the face calls them', async () => {
    const grace = deployment === 'cloud' ? '712020:00000000-0000-4000-8000-000000000002' : 'grace';
    expect(await titles(`creator = "${grace}" and space = DOCS and type = blogpost`)).toEqual([
      'Release 4.2 is near',
    ]);
    expect(await titles('creator = currentUser() and label = api')).toEqual(['API overview']);
    expect(await total('mention = currentUser() and type = page')).toBeGreaterThan(5);
    expect(await total('contributor = currentUser()')).toBeGreaterThan(
      await total('creator = currentUser()'),
    );
    expect(await total('creator = "Grace Hopper"')).toBe(0);
  });

  it('counts everything, and pages through it', async () => {
    const seen: string[] = [];
    let path = `/rest/api/search?limit=20&cql=${encodeURIComponent('type = page order by created')}`;
    let expected = 0;
    for (let calls = 0; path && calls < 20; calls += 1) {
      const { body } = await ask('GET', path);
      expected = body.totalSize;
      seen.push(...body.results.map(({ content }: { content: { id: string } }) => content.id));
      path = body._links.next;
    }
    expect(seen).toHaveLength(expected);
    expect(new Set(seen).size).toBe(expected);
    expect(expected).toBeGreaterThanOrEqual(40);
  });

  it('marks hits, and cuts the text around them', async () => {
    const { results } = (await search('text ~ "snapshot" and space = DOCS')).body;
    expect(results[0].excerpt).toContain('restore the @@@hl@@@snapshot@@@endhl@@@ instead');
    expect(results[0].excerpt.length).toBeLessThan(350);
    expect((await search('title ~ glossary')).body.results[0].title).toBe('@@@hl@@@Glossary@@@endhl@@@');
    const indexed = (await search('text ~ "snapshot" and space = DOCS', '&excerpt=indexed')).body.results[0];
    expect(indexed.excerpt).not.toContain('@@@');
  });

  it('expands content, and puts hits in the title first', async () => {
    const { results } = (
      await search('siteSearch ~ "release handbook"', '&expand=content.space,content.version,content.history')
    ).body;
    expect(results[0].content).toMatchObject({
      id: '98310',
      space: { key: 'DOCS' },
      version: { number: 7 },
      history: { createdBy: { displayName: 'Grace Hopper' } },
    });
    expect(results[0].resultGlobalContainer.title).toBe('Documentation');
  });

  it('gives bare content from the content search', async () => {
    const { body } = await ask('GET', '/rest/api/content/search?cql=title=glossary&expand=body.storage');
    expect(body.results).toMatchObject([
      { id: '98328', body: { storage: { value: expect.stringContaining('Ledger') } } },
    ]);
  });

  it.each([
    'nonsense',
    'space =',
    'space = DOCS and',
    'space = DOCS)',
    '(space = DOCS',
    'status = current',
    'space ~ DOCS',
    'text = word',
    'created > "-7d"',
    'created > "yesterday"',
    'created > now("4 weeks")',
    'creator = nobody()',
    'title ~ "open',
    'type = page order by colour',
    `${'('.repeat(5000)}space = DOCS${')'.repeat(5000)}`,
  ])('refuses %s', async (cql) => {
    const { status, body } = await search(cql.slice(0, 12_000));
    expect(status).toBe(400);
    expect(body.message).toContain('Could not parse cql : ');
  });

  it('answers hostile text searches quickly', async () => {
    const ms = await processorMs(async () => {
      await search(`text ~ "${'a* '.repeat(400)}"`);
      await search(`text ~ "${'(a+)+'.repeat(200)}$"`);
      await search(`text ~ "${'\\"'.repeat(900)}"`);
    });
    expect(ms).toBeLessThan(10_000);
  });
});
