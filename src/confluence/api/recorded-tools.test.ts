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
import { createConfluence } from './client.ts';

// Recorded answers, replayed through what reads attachments, labels, restrictions, permissions and old versions.

if (!recordedPresent) console.log('recorded answers of further tools: skipped, ../shared/fixtures is absent');

type Json = Record<string, unknown>;
type Routes = (path: string) => unknown;

function site(deployment: Deployment, routes: Routes, status = 200) {
  const http = createHttpClient({
    product: 'Confluence',
    baseUrl: 'https://site.example/wiki',
    fetch: async (url) => {
      const body = routes(url.pathname.replace('/wiki', ''));
      return Response.json(body ?? { message: `nothing recorded for ${url.pathname}` }, {
        status: body === undefined ? 404 : status,
      });
    },
    sign: () => undefined,
  });
  return createConfluence({
    http,
    deployment,
    webUrl: 'https://site.example/wiki',
    cache: createCache(),
    filter: [],
  });
}

const PAGE = '/rest/api/content/77';
const page = { id: '77', type: 'page', title: 'Recorded', version: { number: 3 } };
const list = (results: unknown[]) => ({ results, _links: {} });
const resultsOf = (value: unknown): Json[] => (value as { results: Json[] }).results;
const titlesOf = (items: readonly { id?: unknown; title?: unknown }[]) =>
  items.map(({ id, title }) => ({ id, title }));

/** A Data Center page with one answer below it. */
const beside = (end: string, answer: unknown) =>
  site('datacenter', (path) => (path === PAGE ? page : path.endsWith(end) ? answer : undefined));

const version = { page_id: '77', version: 2, convert_to_markdown: true };

async function playBody(text: string, format: 'storage' | 'atlas_doc_format'): Promise<void> {
  const body = { [format]: { representation: format, value: text } };
  const cloud = site('cloud', (path) => {
    if (path === '/api/v2/pages/77') return { ...page, status: 'current', spaceId: '1', body };
    if (path === '/api/v2/spaces') return list([{ id: '1', key: 'REC', name: 'Recorded' }]);
    return path === '/api/v2/users-bulk' || path.endsWith('/attachments') ? list([]) : undefined;
  });
  const now = await cloud.pages.get({ page_id: '77', include_metadata: true, convert_to_markdown: true });
  const shown = (now as { metadata: { content?: object } }).metadata.content;
  expect(shown).toBeDefined();
  expect((await cloud.versions.get(version)).content).toEqual(shown);
  if (format !== 'storage') return;
  const dataCenter = site('datacenter', (path) => (path === PAGE ? { ...page, body } : undefined));
  expect((await dataCenter.versions.get(version)).content).toEqual(shown);
}

async function playAttachments(recorded: unknown): Promise<void> {
  const found = await beside('/child/attachment', recorded).attachments.list({
    content_id: '77',
    start: 0,
    limit: 100,
  });
  expect(titlesOf(found.attachments)).toEqual(titlesOf(resultsOf(recorded)));
}

async function playChildren(recorded: Json): Promise<void> {
  await playAttachments(recorded.attachment);
  if (recorded.comment) {
    const comments = await beside('/child/comment', recorded.comment).comments.list('77');
    expect(comments.map(({ id }) => id)).toEqual(resultsOf(recorded.comment).map(({ id }) => id));
  }
  if (!recorded.page) return;
  const children = await beside('/child/page', recorded.page).tree.children({
    parent_id: '77',
    expand: 'version',
    limit: 50,
    start: 0,
    include_content: false,
    convert_to_markdown: true,
    include_folders: false,
  });
  expect(titlesOf(children.results)).toEqual(titlesOf(resultsOf(recorded.page)));
}

async function playLabels(recorded: Json): Promise<void> {
  const { labels } = beside('/label', recorded);
  const expected = resultsOf(recorded).map(({ id, name, prefix }) => ({
    id,
    name,
    prefix,
    label: `${prefix}:${name}`,
  }));
  expect(await labels.list('77')).toEqual(expected);
  expect(await labels.add('77', 'new')).toEqual(expected);
}

async function playRestriction(recorded: Json): Promise<void> {
  const { restrictions } = beside('/restriction/byOperation', { read: recorded, update: recorded });
  const { user, group } = recorded.restrictions as { user: unknown; group: unknown };
  const users = resultsOf(user).flatMap(({ username }) => username ?? []);
  const expected = { users, groups: resultsOf(group).map(({ name }) => name) };
  expect(await restrictions.get('77')).toMatchObject({ read: expected, update: expected });
}

async function playVersion(recorded: Json): Promise<void> {
  const content = { ...page, version: recorded, body: { storage: { value: '<p>Then.</p>' } } };
  const shown = await site('datacenter', (path) => (path === PAGE ? content : undefined)).versions.get({
    ...version,
    version: Number(recorded.number),
  });
  expect(shown).toMatchObject({
    version: recorded.number,
    version_author: (recorded.by as Json).displayName,
    content: { value: 'Then.' },
  });
}

async function playHistory(recorded: Json): Promise<void> {
  const content = { ...page, history: recorded, body: { storage: { value: '<p>Then.</p>' } } };
  const shown = await site('datacenter', (path) => (path === PAGE ? content : undefined)).versions.get(
    version,
  );
  expect(shown).toMatchObject({
    created: recorded.createdDate,
    author: (recorded.createdBy as Json).displayName,
  });
}

async function playPermission(recorded: Json): Promise<void> {
  const { permissions } = site('cloud', (path) =>
    path.endsWith('/permission/check') ? recorded : undefined,
  );
  const by = { user_identifier: 'someone', operation: 'read', subject_type: 'user' };
  const errors = (recorded.errors as Json[]).map(({ translation }) => ({ translation }));
  expect(await permissions.check({ content_id: '77', ...by })).toEqual({
    hasPermission: recorded.hasPermission,
    errors,
  });
}

async function playRefusal(recorded: Json): Promise<void> {
  const { labels } = site('datacenter', () => recorded, 400);
  await expect(labels.list('77')).rejects.toThrow(String(recorded.message).slice(0, 60));
}

const players: [RegExp, (recorded: Json) => Promise<void>][] = [
  [/^bad-request/, playRefusal],
  [/\/child\/attachment/, playAttachments],
  [/\/content\/\d+\/child\?/, playChildren],
  [/\/content\/\d+\/label\?/, playLabels],
  [/\/permission\/check$/, playPermission],
  [/\/restriction\/byOperation/, ({ operationType }) => playRestriction(operationType as Json)],
  [
    /\/restriction\?/,
    async (recorded) => {
      for (const one of resultsOf(recorded)) await playRestriction(one);
    },
  ],
  [/\/version\/\d/, playVersion],
  [
    /\/version\?/,
    async (recorded) => {
      for (const one of resultsOf(recorded)) await playVersion(one);
    },
  ],
  [/\/history\?/, playHistory],
];

/** Answers to what no tool asks: archiving, labels of the whole site, long tasks, granting permissions. */
const UNREAD =
  /\/content\/archive$|\/rest\/api\/label\?|\/longtask|\/pagehierarchy\/copy$|\/space\/\w+\/permission$/;

const playerOf = ({ endpoint }: Recorded) => players.find(([pattern]) => pattern.test(endpoint))?.[1];
const isBody = ({ endpoint }: Recorded) => /^(ADF document|body\.storage)$/.test(endpoint);
const own = recordedConfluence.filter((recorded) => isBody(recorded) || playerOf(recorded));

describe.skipIf(!recordedPresent)('recorded Confluence answers', () => {
  let read = 0;

  it.each(own)('$file', async (recorded) => {
    if (recorded.endpoint === 'body.storage') await playBody(recorded.text, 'storage');
    else if (isBody(recorded)) await playBody(recorded.text, 'atlas_doc_format');
    else await playerOf(recorded)?.(JSON.parse(recorded.text) as Json);
    read += 1;
  });

  it('are all read, but for those to questions that no tool asks', () => {
    const rest = recordedConfluence.filter(
      (recorded) => !own.includes(recorded) && !READ_WITH_PAGES.test(recorded.endpoint),
    );
    expect(rest.filter(({ endpoint }) => !UNREAD.test(endpoint)).map(({ file }) => file)).toEqual([]);
    console.log(
      `recorded Confluence answers in all: ${recordedConfluence.length}, of which no tool asks for ${rest.length}`,
    );
  });

  afterAll(() => console.log(`recorded answers of further tools: ${read} of ${own.length} read`));
});
