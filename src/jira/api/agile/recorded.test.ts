import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createCache } from '../../../http/cache.ts';
import { createHttpClient } from '../../../http/client.ts';
import { createJira } from '../client.ts';

const fixtures = new URL('../../../../../shared/fixtures/', import.meta.url);
const present = existsSync(fixtures);
if (!present) console.log('Recorded answers are not at hand: boards, sprints and links are not replayed.');

/** Jira, if every answer were this recorded one. */
function replay(deployment: 'cloud' | 'datacenter', file: string) {
  const text = readFileSync(new URL(encodeURI(file), fixtures), 'utf8');
  const recorded: unknown = JSON.parse(text);
  const http = createHttpClient({
    product: 'Jira',
    baseUrl: 'https://jira.example',
    sign: () => {},
    fetch: async () => Response.json(recorded),
  });
  const site = { deployment, webUrl: undefined, cloudId: undefined };
  const options = { gateway: http, cache: createCache(), internalOnlyProjects: [], filter: [] };
  return { jira: createJira({ http, ...site, ...options }), recorded };
}

const cloud = 'ctreminiom+go-atlassian/jira/';
const server = 'andygrunwald+go-jira/testing/mock-data/';
const page = { startAt: 0, limit: 50 };
const idsOf = (list: unknown) => (list as { id: number }[]).map(({ id }) => String(id));

it.skipIf(!present).each([
  ['cloud', `${cloud}mocks/get-boards-by-filter-id.json`],
  ['datacenter', `${server}all_boards.json`],
] as const)('boards recorded on %s are read', async (deployment, file) => {
  const { jira, recorded } = replay(deployment, file);
  const boards = await jira.boards.list(page);
  expect(boards.map(({ id }) => id)).toEqual(idsOf((recorded as { values: unknown }).values));
});

it.skipIf(!present).each([
  ['cloud', `${cloud}mocks/get-board-sprints.json`],
  ['datacenter', `${server}sprints.json`],
] as const)('sprints recorded on %s are read', async (deployment, file) => {
  const { jira, recorded } = replay(deployment, file);
  const sprints = await jira.boards.sprints('1', page);
  expect(sprints.map(({ id }) => id)).toEqual(idsOf((recorded as { values: unknown }).values));
  expect(sprints.every(({ state }) => /^(future|active|closed)$/.test(state))).toBe(true);
});

it.skipIf(!present)('issues of a board recorded on cloud are read', async () => {
  const { jira, recorded } = replay('cloud', `${cloud}mocks/get-board-issues.json`);
  const { issues } = await jira.boards.issues('1', { jql: '', ...page });
  expect(issues.map(({ id }) => id)).toEqual(idsOf((recorded as { issues: unknown }).issues));
});

it.skipIf(!present).each([['cloud', `${cloud}v3/mocks/get_issue_link_types.json`]] as const)(
  'link types recorded on %s are read',
  async (deployment, file) => {
    const { jira, recorded } = replay(deployment, file);
    const types = await jira.links.types();
    expect(types.map(({ id }) => id)).toEqual(
      idsOf((recorded as { issueLinkTypes: unknown }).issueLinkTypes),
    );
  },
);

it.skipIf(!present)('a link recorded on cloud is read before it is removed', async () => {
  const { jira } = replay('cloud', `${cloud}v3/mocks/get-issue-link-by-id.json`);
  expect(await jira.links.remove('10001')).toEqual({
    success: true,
    message: 'Removed link 10001: PR-3 Duplicates PR-2',
    link_id: '10001',
    link_type: 'Duplicate',
    inward_issue: 'PR-3',
    outward_issue: 'PR-2',
  });
});
