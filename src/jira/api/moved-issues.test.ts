import { expect, it } from 'vitest';
import { createCache } from '../../http/cache.ts';
import { createHttpClient } from '../../http/client.ts';
import { createJira } from './client.ts';

const moved = { id: '1', key: 'SECRET-1', fields: { issuetype: { name: 'Epic' } } };

/** A site on which PROJ-1 was moved to a project outside the operator's limit; searches find the given issues. */
function jira(found: object[] = [moved]) {
  const writes: string[] = [];
  const answers: [RegExp, unknown][] = [
    [/\/sprint\/9$/, { id: 9, name: 'Nine', state: 'active' }],
    [/\/search$/, { issues: found, total: found.length }],
    [
      /\/field$/,
      [
        {
          id: 'customfield_1',
          name: 'Epic',
          schema: { type: 'any', custom: 'com.pyxis.greenhopper.jira:gh-epic-link' },
        },
      ],
    ],
    [/\/issueLinkType$/, { issueLinkTypes: [{ id: '1', name: 'Blocks' }] }],
    [
      /\/issueLink\/7$/,
      { type: { id: '1', name: 'Blocks' }, inwardIssue: { key: 'PROJ-2' }, outwardIssue: moved },
    ],
    [/\/issue\/PROJ-2$/, { ...moved, key: 'PROJ-2' }],
    [/./, moved],
  ];
  const http = createHttpClient({
    product: 'Jira',
    baseUrl: 'https://jira.example',
    sign: () => {},
    fetch: async ({ pathname }, { method }) => {
      if (method !== 'GET' && !pathname.endsWith('/search')) writes.push(pathname);
      return Response.json(answers.find(([pattern]) => pattern.test(pathname))?.[1]);
    },
  });
  const site = { deployment: 'datacenter' as const, webUrl: undefined, cloudId: undefined };
  const options = { gateway: () => http, cache: createCache(), internalOnlyProjects: [], filter: ['PROJ'] };
  return Object.assign(createJira({ http, ...site, ...options }), { writes });
}

const link = { type: 'Blocks', inward: 'PROJ-2', outward: 'PROJ-1' };

it.each<[string, (client: ReturnType<typeof jira>) => Promise<unknown>]>([
  ['adding to a sprint', ({ sprints }) => sprints.addIssues('9', ['PROJ-1'])],
  ['moving to the backlog', ({ sprints }) => sprints.toBacklog(['PROJ-1'])],
  ['linking', ({ links }) => links.create(link)],
  ['removing a link', ({ links }) => links.remove('7')],
  [
    'linking to a page',
    ({ links }) => links.createRemote('PROJ-1', { url: 'https://a.example', title: 'a' }),
  ],
  ['linking to an epic', ({ links }) => links.toEpic('PROJ-1', 'PROJ-2')],
  ['taking it for an epic', ({ links }) => links.toEpic('PROJ-2', 'PROJ-1')],
])('%s by an old key does not reach a project outside the limit', async (_, run) => {
  const client = jira();
  await expect(run(client)).rejects.toThrow('Project SECRET is not among');
  expect(client.writes).toEqual([]);
});

it('does not move what it cannot check', async () => {
  const client = jira([{ id: '2', key: 'PROJ-2' }]);
  await expect(client.sprints.toBacklog(['PROJ-2', 'PROJ-3'])).rejects.toThrow(
    'Only PROJ-2 of PROJ-2, PROJ-3 can be found; nothing was moved.',
  );
  expect(client.writes).toEqual([]);
});

it('does not touch a sprint whose board is not told', async () => {
  const client = jira();
  const change = client.sprints.update('9', { goal: 'x' });
  await expect(change).rejects.toThrow('Board (unknown) shows none of those that the operator allows');
  expect(client.writes).toEqual([]);
});
