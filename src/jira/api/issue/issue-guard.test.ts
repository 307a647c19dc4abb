import { expect, it } from 'vitest';
import { createCache } from '../../../http/cache.ts';
import { createHttpClient } from '../../../http/client.ts';
import { createJira } from '../client.ts';

const moved = { id: '1', key: 'SECRET-1', fields: { summary: 'Moved', comment: { comments: [] } } };

/** A site on which PROJ-1 was moved to a project outside the operator's limit. */
function jira() {
  const writes: string[] = [];
  const http = createHttpClient({
    product: 'Jira',
    baseUrl: 'https://jira.example',
    sign: () => {},
    fetch: async (url, { method }) => {
      if (method !== 'GET') writes.push(url.pathname);
      return Response.json(url.pathname.endsWith('/transitions') ? { transitions: [] } : moved);
    },
  });
  const site = { deployment: 'datacenter' as const, webUrl: undefined, cloudId: undefined };
  const options = { gateway: () => http, cache: createCache(), internalOnlyProjects: [], filter: ['PROJ'] };
  return Object.assign(createJira({ http, ...site, ...options }), { writes });
}

const openPath = () => Promise.reject(new Error('no files'));

it.each<[string, (client: ReturnType<typeof jira>) => Promise<unknown>]>([
  ['reading', ({ issues }) => issues.get('PROJ-1')],
  ['commenting', ({ comments }) => comments.add('PROJ-1', { body: 'x' })],
  ['listing steps', ({ transitions }) => transitions.list('PROJ-1')],
  ['transitioning', ({ transitions }) => transitions.apply('PROJ-1', { transition: 'Done' })],
  ['updating', ({ issues }) => issues.update('PROJ-1', { fields: { summary: 'x' }, openPath })],
  ['updating text', ({ issues }) => issues.update('PROJ-1', { fields: { description: 'x' }, openPath })],
])('%s by an old key does not reach a project outside the limit', async (_, run) => {
  const client = jira();
  await expect(run(client)).rejects.toThrow('Project SECRET is not among');
  expect(client.writes).toEqual([]);
});
