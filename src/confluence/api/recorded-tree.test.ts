import { describe, expect, it } from 'vitest';
import { recordedConfluence, recordedPresent } from '../../../test/support/recorded-confluence.ts';
import type { Deployment } from '../../auth/site.ts';
import { createCache } from '../../http/cache.ts';
import { createHttpClient } from '../../http/client.ts';
import { createConfluence } from './client.ts';

// Recorded lists of child pages and answers to a copy, replayed as what they were the answers to.

if (!recordedPresent) console.log('recorded children and copies: skipped, ../shared/fixtures is absent');

type Json = Record<string, unknown>;

const recorded = (endpoint: RegExp): Json[] =>
  recordedConfluence
    .filter((answer) => endpoint.test(answer.endpoint))
    .map(({ text }) => JSON.parse(text) as Json);

function site(deployment: Deployment, answer: (method: string, path: string) => unknown) {
  const http = createHttpClient({
    product: 'Confluence',
    baseUrl: 'https://site.example/wiki',
    fetch: async (url, { method }) => {
      const body = answer(method, url.pathname.replace('/wiki', ''));
      return Response.json(body ?? { message: 'nothing recorded' }, {
        status: body === undefined ? 404 : 200,
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

describe.skipIf(!recordedPresent)('recorded Confluence answers', () => {
  it('lists of child pages are read', async () => {
    const lists = recorded(/\/content\/\d+\/child\/page/);
    expect(lists.length).toBeGreaterThan(0);
    for (const list of lists) {
      const confluence = site('datacenter', (_, path) =>
        path.endsWith('/child/page') ? list : { id: '77', type: 'page', title: 'Parent' },
      );
      const children = await confluence.tree.children({
        parent_id: '77',
        expand: 'version',
        limit: 50,
        start: 0,
        include_content: true,
        convert_to_markdown: true,
        include_folders: true,
      });
      const wires = list.results as Json[];
      expect(wires.length).toBeGreaterThan(0);
      expect(children.results.map(({ id, title }) => ({ id, title }))).toEqual(
        wires.map(({ id, title }) => ({ id, title })),
      );
    }
  });

  it('answers to a copy are read', async () => {
    const answers = recorded(/POST .*\/content\/\d+\/copy/);
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) {
      const page = (id: string) => ({ id, title: 'Copied', spaceId: '1', version: { number: 1 } });
      const confluence = site('cloud', (method, path) => {
        if (method === 'POST') return answer;
        if (path === '/api/v2/spaces') return { results: [{ id: '1', key: 'REC', name: 'Recorded' }] };
        return page(path.split('/').at(-1) ?? '');
      });
      const copied = await confluence.relocation.copy({
        source_page_id: '77',
        destination_space_key: 'REC',
        destination_parent_id: '78',
        new_title: 'Copied',
        copy_attachments: true,
      });
      expect(copied.page).toMatchObject({ id: answer.id, title: 'Copied' });
    }
  });
});
