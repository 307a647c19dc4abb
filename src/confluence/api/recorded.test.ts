import { decodeHTML } from 'entities';
import { afterAll, describe, expect, it } from 'vitest';
import {
  READ_WITH_PAGES,
  type Recorded,
  recordedConfluence,
  recordedPresent,
} from '../../../test/support/recorded-confluence.ts';
import type { Deployment } from '../../auth/site.ts';
import { createCache } from '../../http/cache.ts';
import { createHttpClient } from '../../http/client.ts';
import { noFiles } from '../../toolkit/files.ts';
import { type ConfluenceContext, createConfluence } from './client.ts';

// Recorded answers and bodies of real sites, replayed through the api layer: everything in them has to be read.

if (!recordedPresent) console.log('recorded Confluence answers: skipped, ../shared/fixtures is absent');

type Json = Record<string, unknown>;
type Routes = (path: string) => unknown;

const fixtures = recordedConfluence.filter(({ endpoint }) => READ_WITH_PAGES.test(endpoint));

function site(deployment: Deployment, routes: Routes): ConfluenceContext {
  const http = createHttpClient({
    product: 'Confluence',
    baseUrl: 'https://site.example/wiki',
    fetch: async (url) => {
      const body = routes(url.pathname.replace('/wiki', ''));
      return new Response(JSON.stringify(body ?? { message: `nothing recorded for ${url.pathname}` }), {
        status: body === undefined ? 404 : 200,
        headers: { 'content-type': 'application/json' },
      });
    },
    sign: () => undefined,
  });
  const confluence = createConfluence({
    http,
    deployment,
    webUrl: 'https://site.example/wiki',
    cache: createCache(),
    filter: [],
  });
  return { confluence, files: noFiles };
}

const list = (results: unknown[]) => ({ results, _links: {} });

const cloudPage = (body: Json) => ({
  id: '77',
  title: 'Recorded',
  status: 'current',
  spaceId: '1',
  version: { number: 3 },
  body,
  _links: { webui: '/spaces/REC/pages/77', base: 'https://site.example/wiki' },
});

async function readCloud(body: Json): Promise<string> {
  const { confluence } = site('cloud', (path) => {
    if (path === '/api/v2/pages/77') return cloudPage(body);
    if (path === '/api/v2/spaces') return list([{ id: '1', key: 'REC', name: 'Recorded' }]);
    if (path === '/api/v2/pages/77/attachments' || path === '/api/v2/users-bulk') return list([]);
    return undefined;
  });
  return contentOf(
    await confluence.pages.get({ page_id: '77', include_metadata: true, convert_to_markdown: true }),
  );
}

async function readDataCenter(content: Json, extra: Routes = () => undefined): Promise<string> {
  const { confluence } = site('datacenter', (path) => {
    if (path === '/rest/api/content/77') return content;
    return extra(path) ?? (path.endsWith('/property') ? list([]) : undefined);
  });
  const result = await confluence.pages.get({
    page_id: '77',
    include_metadata: true,
    convert_to_markdown: true,
  });
  const { metadata } = result as { metadata: { id: string; title: string } };
  expect(metadata).toMatchObject({ id: content.id, title: content.title });
  return contentOf(result);
}

function contentOf(result: Json): string {
  const { metadata } = result as { metadata: { content?: { value: string } } };
  return metadata.content?.value ?? '';
}

/** Words with how often they come, but for what Markdown adds and escapes. */
function words(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of decodeHTML(text.replace(/\\(?=[^\w\s])/g, '')).matchAll(/[\p{L}\p{N}]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function expectNothingLost(source: string, markdown: string): void {
  const shown = words(markdown);
  const lost = [...words(source)].filter(([word, count]) => (shown.get(word) ?? 0) < count);
  expect(lost).toEqual([]);
}

/** The text of storage between its tags; what no reader of the page sees is left out. */
const storageText = (storage: string): string =>
  storage
    .replace(/<ac:(parameter|task-id|task-uuid|task-status)[^>]*>.*?<\/ac:\1>/gs, ' ')
    .replace(/<!\[CDATA\[(.*?)\]\]>/gs, (_, text: string) =>
      text.replace(/&/g, '&amp;').replace(/</g, '&lt;'),
    )
    .replace(/<[^>]*>/g, ' ');

function adfText(node: unknown): string {
  if (Array.isArray(node)) return node.map(adfText).join(' ');
  if (typeof node !== 'object' || node === null) return '';
  const { text, attrs, content } = node as { text?: string; attrs?: Json; content?: unknown };
  const shown = typeof attrs?.text === 'string' ? attrs.text : '';
  return [text ?? '', shown, adfText(content)].join(' ');
}

const storageOf = ({ body }: Json): string =>
  (body as { storage?: { value: string } } | undefined)?.storage?.value ?? '';

async function playStorage(text: string): Promise<void> {
  expectNothingLost(
    storageText(text),
    await readCloud({ storage: { representation: 'storage', value: text } }),
  );
  const content = { id: '77', type: 'page', title: 'Recorded', body: { storage: { value: text } } };
  expectNothingLost(storageText(text), await readDataCenter(content));
}

async function playAdf(text: string): Promise<void> {
  const markdown = await readCloud({ atlas_doc_format: { representation: 'atlas_doc_format', value: text } });
  expectNothingLost(adfText(JSON.parse(text)), markdown);
}

async function playContent(content: Json): Promise<void> {
  expectNothingLost(storageText(storageOf(content)), await readDataCenter(content));
}

async function playComments(recorded: Json): Promise<void> {
  const { confluence } = site('datacenter', (path) => {
    if (path === '/rest/api/content/77') return { id: '77', type: 'page', title: 'Recorded' };
    return path.endsWith('/child/comment') ? recorded : undefined;
  });
  const wires = recorded.results as Json[];
  const comments = await confluence.comments.list('77');
  expect(comments.map(({ id, title }) => ({ id, title }))).toEqual(
    wires.map(({ id, title }) => ({ id, title })),
  );
}

async function playSearch(recorded: Json): Promise<void> {
  const { confluence } = site('cloud', (path) => (path === '/rest/api/search' ? recorded : undefined));
  const found = await confluence.search({ query: 'type = page', limit: 10, start: 0, spaces_filter: [] });
  const wires = recorded.results as { content: Json }[];
  expect(found.map(({ id, title }) => ({ id, title }))).toEqual(
    wires.map(({ content: { id, title } }) => ({ id, title })),
  );
}

async function playSpaces(spaces: Json[]): Promise<void> {
  for (const space of spaces) {
    const content = { id: '77', type: 'page', title: 'Recorded', space };
    await readDataCenter(content);
    const { confluence } = site('datacenter', (path) =>
      path === '/rest/api/content/77' ? content : path.endsWith('/property') ? list([]) : undefined,
    );
    const page = await confluence.pages.get({
      page_id: '77',
      include_metadata: true,
      convert_to_markdown: false,
    });
    expect(page).toMatchObject({ metadata: { space: { key: space.key, name: space.name } } });
  }
}

async function playParts(endpoint: string, recorded: Json): Promise<void> {
  const parts = Array.isArray(recorded.results) ? recorded : list([recorded]);
  const isProperty = endpoint.includes('/property');
  const content = {
    id: '77',
    type: 'page',
    title: 'Recorded',
    ...(isProperty ? {} : { children: { attachment: parts } }),
  };
  await readDataCenter(content, (path) => (isProperty && path.endsWith('/property') ? parts : undefined));
}

async function play({ endpoint, text }: Recorded): Promise<void> {
  if (endpoint === 'body.storage') return playStorage(text);
  if (endpoint === 'ADF document') return playAdf(text);
  const recorded = JSON.parse(text) as Json;
  if (endpoint.includes('/child/comment')) return playComments(recorded);
  if (endpoint.includes('/rest/api/search')) return playSearch(recorded);
  if (/\/property|\/child\/attachment/.test(endpoint)) return playParts(endpoint, recorded);
  const items = Array.isArray(recorded.results) ? (recorded.results as Json[]) : [recorded];
  if (endpoint.includes('/rest/api/space')) return playSpaces(items);
  for (const item of items) await playContent(item);
}

describe.skipIf(!recordedPresent)('recorded Confluence answers', () => {
  let read = 0;
  it.each(fixtures)('$file', async (fixture) => {
    await play(fixture);
    read += 1;
  });
  it('are there', () => expect(fixtures.length).toBeGreaterThan(60));
  afterAll(() => console.log(`recorded Confluence answers: ${read} of ${fixtures.length} read`));
});
