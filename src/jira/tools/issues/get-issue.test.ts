import { describe, expect, it } from 'vitest';
import { connect, demoUrls } from '../../../../test/support/connect.ts';
import { createDemoSite } from '../../../demo/site.ts';

const now = new Date('2026-06-01T12:00:00Z');

const description = `# Refunds get lost

When a customer asks for **two refunds** within _one minute_, the second one is ~~delayed~~ <u>never booked</u>. The key is \`refund_id\`.

## What we know

- It happens on production
  - with cards
  - with SEPA
    1. Germany
- It does not happen on staging

1. Ask for a refund.
2. Ask again.

> [!WARNING]
> Do not retry by hand: the customer would be paid twice.
`;

describe.each(['cloud', 'datacenter'] as const)('jira_get_issue on %s', (deployment) => {
  const cloud = deployment === 'cloud';
  const open = (options = {}) =>
    connect(deployment, { site: createDemoSite({ deployment, now }), ...options });
  const get = async (args: Record<string, unknown>) => {
    const { call, requests } = await open();
    const { structuredContent, isError } = await call('jira_get_issue', args);
    expect(isError).not.toBe(true);
    return { issue: structuredContent as Record<string, unknown>, paths: requests.map(({ path }) => path) };
  };
  const refusal = async (args: Record<string, unknown>, options = {}) => {
    const { call, requests } = await open(options);
    const result = await call('jira_get_issue', args);
    expect(result.isError).toBe(true);
    return { text: JSON.stringify(result.content), requests };
  };
  const person = (name: string, display: string, number: string) =>
    cloud
      ? {
          account_id: `712020:00000000-0000-4000-8000-0000000000${number}`,
          display_name: display,
          name: display,
          email: `${name}@demo.example`,
        }
      : { display_name: display, name, key: `JIRAUSER101${number}`, email: `${name}@demo.example` };

  it('returns the essential fields and the newest comments in one request', async () => {
    const { issue, paths } = await get({ issue_key: ' proj-123 ', comment_limit: '1' });
    const { description: text, ...rest } = issue;
    expect(String(text).startsWith(description)).toBe(true);
    expect(text).toContain('@[Grace Hopper]');
    expect(text).toContain('5 * 3 = 15 and snake_case_names stay as they are.');
    expect(rest).toEqual({
      id: '10123',
      key: 'PROJ-123',
      browse_url: `${demoUrls[deployment].jira}/browse/PROJ-123`,
      summary: 'Refunds get lost when two arrive within one minute',
      status: { name: 'In Review', category: 'In Progress', color: 'yellow' },
      issue_type: { name: 'Bug' },
      priority: { name: 'High' },
      assignee: person('grace', 'Grace Hopper', '02'),
      reporter: person('ada', 'Ada Lovelace', '01'),
      labels: ['checkout', 'customer'],
      versions: ['2.0'],
      created: '2026-03-26T13:10:02.286+0100',
      updated: '2026-04-08T19:47:01.321+0200',
      comments: [
        {
          id: '10123005',
          body: 'I can reproduce this on staging.',
          author: person('barbara', 'Barbara Liskov', '04'),
          created: '2026-04-06T22:24:35.744+0200',
          updated: '2026-04-06T22:24:35.744+0200',
        },
      ],
      comment_total: 6,
    });
    expect(paths).toEqual([`/rest/api/${cloud ? 3 : 2}/issue/PROJ-123`]);
  });

  it('leaves comments out unless the default or the caller asks for them', async () => {
    expect((await get({ issue_key: 'PROJ-123', fields: 'summary' })).issue).not.toHaveProperty('comments');
    expect((await get({ issue_key: 'PROJ-123', comment_limit: 0 })).issue).not.toHaveProperty('comments');
    expect((await get({ issue_key: 'PROJ-123', fields: ['comment'] })).issue.comments).toHaveLength(6);
    const included = await get({ issue_key: 'PROJ-123', fields: ['summary'], include: 'comment' });
    expect(included.issue.comments).toHaveLength(6);
    expect(included.paths).toHaveLength(1);
  });

  it('finds the newest comments of a long discussion, oldest first among them', async () => {
    const { issue, paths } = await get({ issue_key: 'PROJ-77', fields: ['comment'], comment_limit: 2 });
    expect((issue.comments as { body: string }[]).map(({ body }) => body)).toEqual([
      'Comment number 129 in a long discussion.',
      'Comment number 130 in a long discussion.',
    ]);
    expect(issue.comment_total).toBe(130);
    expect(paths.length).toBeLessThanOrEqual(2);
  });

  it('begins with the newest where asked', async () => {
    const args = {
      issue_key: 'PROJ-77',
      fields: ['comment'],
      include: 'changelog,worklogs',
      comment_limit: 3,
    };
    type Dated = { id: string; created: string };
    const listsOf = async (newest_first: boolean) => {
      const { issue } = await get({ ...args, newest_first });
      return [issue.comments, issue.changelogs, issue.worklogs].map((list) => (list ?? []) as Dated[]);
    };
    const [newest, oldest] = [await listsOf(true), await listsOf(false)];
    expect(newest[0]?.[0]).toMatchObject({ body: 'Comment number 130 in a long discussion.' });
    for (const [index, list] of newest.entries()) {
      const moments = list.map(({ created }) => Date.parse(created));
      expect(moments).toEqual(moments.toSorted((a, b) => b - a));
      expect(new Set(list.map(({ id }) => id))).toEqual(new Set(oldest[index]?.map(({ id }) => id)));
    }
  });

  it('returns everything with *all, and sections on request', async () => {
    const { issue, paths } = await get({ issue_key: 'PROJ-123', fields: '*all', include: 'all' });
    expect(issue).toMatchObject({
      project: { id: '10000', key: 'PROJ', name: 'Payments', type: 'software', category: 'Products' },
      creator: { display_name: 'Ada Lovelace' },
      components: ['API', 'Ledger'],
      fix_versions: ['2.1'],
      duedate: '2026-04-20',
      timetracking: { original_estimate: '2d', remaining_estimate: '1d', time_spent: '6h 30m' },
      epic_key: 'PROJ-101',
      attachments: [
        { id: '1012301', filename: 'refund screen.png' },
        { id: '1012302', filename: 'refunds.log' },
      ],
      worklogs: [
        { time_spent: '2h 30m', comment: 'Looked into the logs' },
        { time_spent: '30m' },
        { time_spent: '3h 30m' },
      ],
      changelogs: [
        { items: [{ field: 'status', from_string: 'To Do', to_string: 'In Progress' }] },
        { items: [{ field: 'status', from_string: 'In Progress', to_string: 'In Review' }] },
      ],
      watchers: { issue_key: 'PROJ-123', watcher_count: 3, is_watching: true },
      transitions: [
        { id: '11', to_status: 'To Do' },
        { id: '21', name: 'Start work', to_status: 'In Progress' },
        { id: '41' },
        { id: '51' },
      ],
      remote_links: [{ object: { title: 'How refunds work' } }],
      customfield_10016: { value: 2 },
      customfield_10020: { value: [{ id: 9, name: 'PROJ Sprint 9', state: 'active' }] },
      customfield_10030: { value: 'Minor' },
    });
    expect((issue.customfield_10050 as { value: string }).value).toMatch(
      /^## Steps to reproduce\n\n1\. Open/,
    );
    expect(issue).not.toHaveProperty('failed_sections');
    expect(JSON.stringify(issue)).not.toMatch(/avatarUrls|"self"|:null|"type":"doc"/);
    expect(paths.length).toBeLessThanOrEqual(4);
  });

  it('takes display names of fields, and shows them when asked', async () => {
    const { issue, paths } = await get({
      issue_key: 'PROJ-123',
      fields: 'story points, cf[10030], Issue_Type',
      use_display_names: true,
    });
    expect(issue).toMatchObject({
      'Story Points': { value: 2, field_id: 'customfield_10016' },
      Severity: { value: 'Minor', field_id: 'customfield_10030' },
      issue_type: { name: 'Bug' },
    });
    expect(paths.filter((path) => path.endsWith('/field'))).toHaveLength(1);
  });

  it('shows what expand brings, each under its own key', async () => {
    const { issue } = await get({
      issue_key: 'PROJ-123',
      fields: ['summary', 'customfield_10016'],
      expand: 'names,renderedFields,changelog,editmeta',
      properties: 'none',
    });
    expect(issue.names).toEqual({ summary: 'Summary', customfield_10016: 'Story Points' });
    expect(issue.customfield_10016).toEqual({ value: 2, name: 'Story Points' });
    expect(issue.changelogs).toHaveLength(2);
    expect(issue).toHaveProperty('renderedFields');
    expect(issue).toHaveProperty('editmeta');
  });

  it('tells whose epic it is when asked by name', async () => {
    const { issue } = await get({ issue_key: 'PROJ-123', fields: 'epic_key,url' });
    expect(issue).toMatchObject({ epic_key: 'PROJ-101', url: expect.stringContaining('/issue/10123') });
    expect(issue).not.toHaveProperty('parent');
  });

  it.each([
    [{ issue_key: '../../admin' }, 'issue key such as PROJ-123'],
    [{ issue_key: 'PROJ-123', include: 'history' }, 'it takes remote_links, transitions'],
    [
      { issue_key: 'PROJ-123', fields: 'sumary, Severity' },
      'There is no field \\"sumary\\". Similar: Summary (summary)',
    ],
    [{ issue_key: 'PROJ-123', comment_limit: 101 }, 'comment_limit'],
    [{ issue_key: 'PROJ-99999' }, '404'],
    [{ issue_key: 'SECRET-1' }, '404'],
  ])('refuses %j', async (args, complaint) => {
    expect((await refusal(args)).text).toContain(complaint);
  });

  it('keeps to the projects that the operator allows, before anything is sent', async () => {
    const { text, requests } = await refusal({ issue_key: 'PROJ-1' }, { filters: { jira: ['OPS'] } });
    expect(text).toContain('JIRA_PROJECTS_FILTER: OPS');
    expect(requests).toEqual([]);
  });

  it('tells which section failed, and returns the rest', async () => {
    const site = createDemoSite({ deployment, now });
    const { call } = await connect(deployment, {
      fetch: (url, init) =>
        url.pathname.endsWith('/watchers')
          ? Promise.resolve(Response.json({ errorMessages: ['You may not.'] }, { status: 403 }))
          : site.fetch(new Request(url, init)),
    });
    const { structuredContent } = await call('jira_get_issue', {
      issue_key: 'PROJ-123',
      include: 'watchers',
    });
    expect(structuredContent).toMatchObject({
      key: 'PROJ-123',
      failed_sections: { watchers: expect.stringContaining('You may not.') },
    });
    expect(structuredContent).not.toHaveProperty('watchers');
  });
});
