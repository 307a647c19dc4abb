import { expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';

interface Logged {
  issue_id: string;
  issue_key: string;
  changelogs: { id: string; created: string; items: { field: string }[] }[];
}

const read = async (args: Record<string, unknown>, options = {}) => {
  const { call, requests } = await connect('cloud', options);
  const result = await call('jira_batch_get_changelogs', args);
  const logged = (result.structuredContent as { result: Logged[] } | undefined)?.result ?? [];
  const paths = requests.map(({ method, path }) => `${method} ${path}`);
  return { result, logged, text: JSON.stringify(result.content), paths, call };
};

it('reads the changes of several issues, in the order asked for, with two requests', async () => {
  const { logged, paths, call } = await read({ issue_ids_or_keys: 'proj-123, 10002' });
  expect(logged.map(({ issue_key, issue_id }) => [issue_key, issue_id])).toEqual([
    ['PROJ-123', '10123'],
    ['PROJ-2', '10002'],
  ]);
  expect(logged[1]?.changelogs[0]).toEqual({
    id: '1000200',
    author: expect.objectContaining({ display_name: 'Barbara Liskov' }),
    created: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    items: [
      {
        field: 'priority',
        fieldtype: 'jira',
        from_string: 'Medium',
        to_string: 'Lowest',
        from_id: '3',
        to_id: '5',
      },
    ],
  });
  expect(paths).toEqual(['POST /rest/api/3/issue/bulkfetch', 'POST /rest/api/3/changelog/bulkfetch']);
  const { structuredContent } = await call('jira_get_issue', { issue_key: 'PROJ-123', expand: 'changelog' });
  const { changelogs } = structuredContent as unknown as Logged;
  expect(logged[0]?.changelogs.map(({ id }) => id)).toEqual(changelogs.map(({ id }) => id));
});

it('narrows by field and number, and keeps issues without such changes', async () => {
  const { logged } = await read({ issue_ids_or_keys: ['PROJ-123', 'PROJ-2'], fields: 'Status', limit: '1' });
  expect(logged[0]?.changelogs).toHaveLength(1);
  expect(logged[0]?.changelogs[0]?.items).toEqual([expect.objectContaining({ field: 'status' })]);
  const none = await read({ issue_ids_or_keys: ['PROJ-2'], fields: ['Severity'] });
  expect(none.logged).toEqual([{ issue_id: '10002', issue_key: 'PROJ-2', changelogs: [] }]);
});

it('begins with the newest change where asked, and counts from there', async () => {
  const [{ changelogs = [] } = {}] = (await read({ issue_ids_or_keys: ['PROJ-123'] })).logged;
  const newest = await read({ issue_ids_or_keys: ['PROJ-123'], newest_first: 'true', limit: 1 });
  expect(changelogs.length).toBeGreaterThan(1);
  expect(newest.logged[0]?.changelogs.map(({ id }) => id)).toEqual([changelogs.at(-1)?.id]);
});

it('reads all pages, and joins what several pages have of one issue', async () => {
  const site = createDemoSite({ deployment: 'cloud' });
  const small = {
    async fetch(request: Request) {
      if (!request.url.endsWith('/changelog/bulkfetch')) return site.fetch(request);
      const body = JSON.stringify({ ...((await request.json()) as object), maxResults: 2 });
      return site.fetch(new Request(request.url, { method: 'POST', headers: request.headers, body }));
    },
  };
  const whole = await read({ issue_ids_or_keys: ['PROJ-123', 'PROJ-2'] }, { site });
  const paged = await read({ issue_ids_or_keys: ['PROJ-123', 'PROJ-2'] }, { site: small });
  expect(paged.paths.length).toBeGreaterThan(3);
  expect(paged.logged).toEqual(whole.logged);
});

it('takes moments as text and as seconds, too', async () => {
  const site = createDemoSite({ deployment: 'cloud' });
  const moments = (created: unknown) => ({
    fetch: async (request: Request) =>
      request.url.endsWith('/changelog/bulkfetch')
        ? Response.json({
            issueChangeLogs: [{ issueId: '10002', changeHistories: [{ id: '1', created, items: [] }] }],
          })
        : site.fetch(request),
  });
  const created = async (value: unknown) =>
    (await read({ issue_ids_or_keys: 'PROJ-2' }, { site: moments(value) })).logged[0]?.changelogs[0]?.created;
  expect(await created('2026-03-01T10:00:00.000+0000')).toBe('2026-03-01T10:00:00.000+0000');
  expect(await created(1_772_359_200)).toBe('2026-03-01T10:00:00.000Z');
  expect(await created(1_772_359_200_000)).toBe('2026-03-01T10:00:00.000Z');
});

it('names issues that do not exist, instead of leaving them out', async () => {
  const { result, text } = await read({ issue_ids_or_keys: 'PROJ-2, PROJ-9999, SECRET-1' });
  expect(result.isError).toBe(true);
  expect(text).toContain('PROJ-9999, SECRET-1');
});

it('keeps to the allowed projects, also for ids', async () => {
  const options = { filters: { jira: ['OPS'] } };
  const byKey = await read({ issue_ids_or_keys: 'OPS-1,PROJ-2' }, options);
  expect(byKey.text).toContain('JIRA_PROJECTS_FILTER');
  expect(byKey.paths).toEqual([]);
  const byId = await read({ issue_ids_or_keys: '10002' }, options);
  expect(byId.text).toContain('JIRA_PROJECTS_FILTER');
  expect(byId.paths).toEqual(['POST /rest/api/3/issue/bulkfetch']);
});

it.each([
  [{ issue_ids_or_keys: '' }, '1 to 1000'],
  [
    { issue_ids_or_keys: 'PROJ-2', fields: Array.from({ length: 11 }, (_, n) => `customfield_${n}`) },
    'at most 10',
  ],
  [{ issue_ids_or_keys: 'PROJ-2', fields: 'Nonsense' }, 'There is no field'],
])('says what is wrong with %j', async (args, words) => {
  const { result, text } = await read(args);
  expect(result.isError).toBe(true);
  expect(text).toContain(words);
});

it('does not exist on Data Center', async () => {
  const { call } = await connect('datacenter');
  const result = await call('jira_batch_get_changelogs', { issue_ids_or_keys: 'PROJ-2' });
  expect(JSON.stringify(result)).toContain('only on Atlassian Cloud');
});
