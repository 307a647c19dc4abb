import { describe, expect, it } from 'vitest';
import { createDemoSite } from '../src/demo/site.ts';
import { connect } from './support/connect.ts';
import { confluenceToolsets } from './support/toolsets.ts';

// Weaknesses of the reference that concern several tools at once; the others are shown beside their tools.

type Connection = Awaited<ReturnType<typeof connect>>;
type Result = Awaited<ReturnType<Connection['call']>>;

const textOf = ({ content }: Result): string => (content[0] as { text: string }).text;
const answerOf = (result: Result): Record<string, unknown> => {
  expect(result.isError, JSON.stringify(result.content)).toBeUndefined();
  return result.structuredContent as Record<string, unknown>;
};

async function pageOf({ call }: Connection, id: string, markdown = true) {
  const read = answerOf(
    await call('confluence_get_page', { page_id: id, convert_to_markdown: markdown }),
  ) as {
    metadata: { parent_id?: string; emoji?: string; content: { value: string } };
  };
  return read.metadata;
}

async function created({ call }: Connection, content: string, more: object = {}): Promise<string> {
  const draft = { space_key: 'DOCS', title: 'Made for a test', content, ...more };
  return (answerOf(await call('confluence_create_page', draft)) as { page: { id: string } }).page.id;
}

const examples = confluenceToolsets
  .flatMap((toolset) => [...toolset.tools])
  .flatMap((tool) => (tool.examples ?? []).map((example) => ({ tool, example })));

/** What Confluence Cloud offers in its first API only. */
const ONLY_V1 = [
  'GET rest/api/analytics/content/{id}/viewers',
  'GET rest/api/analytics/content/{id}/views',
  'GET rest/api/content/{id}/child/attachment/{id}/download',
  'GET rest/api/content/{id}/restriction/byOperation',
  'GET rest/api/group/picker',
  'GET rest/api/search',
  'GET rest/api/search/user',
  'GET rest/api/template/page',
  'GET rest/api/template/{id}',
  'GET rest/api/user/current',
  'GET rest/api/user/memberof',
  'POST rest/api/content/{id}/copy',
  'POST rest/api/content/{id}/label',
  'POST rest/api/content/{id}/permission/check',
  'PUT rest/api/content/{id}/child/attachment',
  'PUT rest/api/content/{id}/move/append/{id}',
  'PUT rest/api/content/{id}/restriction',
];

const places = ['page_id', 'content_id', 'parent_id', 'source_page_id', 'target_parent_id'];

const hosts = {
  cloud: 'https://demo.atlassian.net/wiki',
  datacenter: 'https://jira.demo.example/confluence',
};

interface Place {
  id: string;
  title: string;
  key: string;
  host: string;
}

const forms = {
  'a number': ({ id }: Place): unknown => Number(id),
  'its address on Cloud': ({ id, key, host }: Place) => `${host}/spaces/${key}/pages/${id}/Any+words`,
  'its address on Data Center': ({ id, host }: Place) => `${host}/pages/viewpage.action?pageId=${id}`,
  'a short link': ({ id, host }: Place) => `${host}/x/${tiny(BigInt(id))}`,
  'space and title': ({ key, title }: Place) => `${key}:${title}`,
  'its address by title': ({ key, title, host }: Place) =>
    `${host}/display/${key}/${encodeURIComponent(title).replaceAll('%20', '+')}`,
};

function tiny(id: bigint): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(id);
  return bytes.toString('base64').replaceAll('/', '-').replaceAll('+', '_').replace(/A*=*$/, '');
}

const gateway = { gateway: true, user: 'grace' } as const;

describe.each(['cloud', 'datacenter'] as const)('weaknesses of the reference, on %s', (deployment) => {
  it.each([401, 403, 500])('weakness 7: a page by title hides no answer with %i', async (status) => {
    const site = createDemoSite({ deployment });
    const { call } = await connect(deployment, {
      fetch: (url, init) =>
        url.searchParams.has('title')
          ? Promise.resolve(Response.json({ message: 'not today' }, { status }))
          : site.fetch(new Request(url, init)),
    });
    const result = await call('confluence_get_page', { title: 'Release handbook', space_key: 'DOCS' });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain(`Confluence answered ${status}`);
    expect(textOf(result)).toContain('not today');
  });

  it('weakness 13: an empty spaces_filter is none, a null emoji changes nothing, an empty one removes it', async () => {
    const connection = await connect(deployment);
    const { call } = connection;
    const everywhere = answerOf(await call('confluence_search', { query: 'gateway', limit: 50 }));
    const blank = await call('confluence_search', { query: 'gateway', limit: 50, spaces_filter: '' });
    expect(answerOf(blank)).toEqual(everywhere);
    const limited = await connect(deployment, { filters: { confluence: ['ENG'] } });
    const within = answerOf(
      await limited.call('confluence_search', { query: 'release', limit: 50, spaces_filter: '' }),
    ) as { result: { space: { key: string } }[] };
    expect(new Set(within.result.map(({ space }) => space.key))).toEqual(new Set(['ENG']));

    const edit = { page_id: '98310', title: 'Release handbook', content: 'Short.', allow_loss: true };
    answerOf(await call('confluence_update_page', { ...edit, emoji: null }));
    expect((await pageOf(connection, '98310')).emoji).toBe('🚀');
    answerOf(await call('confluence_update_page', { ...edit, emoji: '' }));
    expect(await pageOf(connection, '98310')).not.toHaveProperty('emoji');
  });

  it('weakness 18: one slip leaves the rest of a Markdown text as it is', async () => {
    const connection = await connect(deployment);
    const text = [
      '# Still a heading',
      'An unclosed <b and a > b & c, with **bold**.',
      '> [!NOTE]\n> A note.',
      '> [!CUSTOM]\n> No alert.',
      '<details>\n<summary>More</summary>\n\nInside, **bold**.\n\n</details>',
      'The sum $a < b$ is a formula.',
      '- [ ] still\n- [x] a list',
    ].join('\n\n');
    const stored = (await pageOf(connection, await created(connection, text), false)).content.value;
    for (const part of [
      'Still a heading</h1>',
      '<strong>bold</strong>',
      'ac:name="expand"',
      '<ac:task-list>',
    ])
      expect(stored).toContain(part);
    for (const source of ['# Still', '**', '- [', '<details', '[!NOTE]'])
      expect(stored).not.toContain(source);
  });

  it('weakness 19: Mermaid, relative links, unknown languages, list numbers and image names come back', async () => {
    const connection = await connect(deployment);
    const text = [
      '```mermaid\ngraph TD; A-->B\n```',
      '```gleam\nlet x = 1\n```',
      '3. three\n4. four',
      '[next](../other.md)',
      '![chart](attachment:chart%20one.png)',
    ].join('\n\n');
    expect((await pageOf(connection, await created(connection, text))).content.value).toBe(text);
  });

  it.each(Object.keys(forms))('weakness 31: every tool takes a page as %s', async (name) => {
    const form = forms[name as keyof typeof forms];
    const own = examples.filter(
      ({ tool, example }) =>
        (!tool.only || tool.only === deployment) && places.some((place) => place in example),
    );
    expect(own.length).toBeGreaterThan(20);
    const { call } = await connect(deployment);
    const titles = await connect(deployment);
    const changed = async (example: object) => {
      const args: Record<string, unknown> = { ...example };
      for (const place of places)
        if (typeof args[place] === 'string') {
          const { title, space } = answerOf(
            await titles.call('confluence_get_page', { page_id: args[place] }),
          ).metadata as { title: string; space: { key: string } };
          args[place] = form({ id: args[place], title, key: space.key, host: hosts[deployment] });
        }
      return args;
    };
    for (const { tool, example } of own) {
      const args = await changed(example);
      const result = await call(tool.name, args);
      expect(result.isError, `${tool.name} ${JSON.stringify(args)}: ${textOf(result)}`).not.toBe(true);
    }
  });
});

it('weakness 8: history and differences work through the OAuth gateway', async () => {
  const { call } = await connect('cloud', gateway);
  expect(answerOf(await call('confluence_get_page_history', { page_id: '98310', version: 6 }))).toMatchObject(
    {
      id: '98310',
      version: 6,
    },
  );
  const versions = { page_id: '98310', from_version: 6, to_version: 7 };
  expect(JSON.stringify(answerOf(await call('confluence_get_page_diff', versions)))).toContain('@@');
});

it('weakness 10: a parent is kept, and a page goes beside another one, through the OAuth gateway', async () => {
  const connection = await connect('cloud', gateway);
  const { call } = connection;
  const edit = { page_id: '98312', title: 'Install the command line', content: 'New text.' };
  const written = answerOf(
    await call('confluence_update_page', { ...edit, parent_id: '98315', is_minor_edit: true }),
  );
  expect(written).toMatchObject({
    page: { parent_id: '98315' },
    ignored: [expect.stringContaining('is_minor_edit')],
  });
  expect((await pageOf(connection, '98312')).parent_id).toBe('98315');
  answerOf(
    await call('confluence_move_page', { page_id: '98314', position: 'above', target_parent_id: '98312' }),
  );
  expect((await pageOf(connection, '98314')).parent_id).toBe('98315');
});

it('weakness 28: the gateway is asked below /wiki, and for v1 only where v2 has no call', async () => {
  const { call, requests } = await connect('cloud', gateway);
  for (const { tool, example } of examples)
    if (tool.only !== 'datacenter') await call(tool.name, { ...example });
  const root = '/ex/confluence/YOUR_CLOUD_ID/wiki/';
  const asked = requests.map(({ method, path }) => ({ method, path: path.slice(root.length) }));
  expect(requests.filter(({ path }) => !path.startsWith(root) && !path.includes('/download/'))).toEqual([]);
  const first = asked
    .filter(({ path }) => path.startsWith('rest/'))
    .map(({ method, path }) => `${method} ${path.replace(/(att)?\d{5,}/g, '{id}')}`);
  expect(new Set(first)).toEqual(new Set(ONLY_V1));
});
