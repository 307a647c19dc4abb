import { describe, expect, it } from 'vitest';
import { createDriver } from '../../../test/support/driver.ts';

const now = new Date('2026-05-20T10:00:00Z');
const cloud = createDriver('jira', { deployment: 'cloud', now });
const dataCenter = createDriver('jira', { deployment: 'datacenter', now });

interface NodeLike {
  type: string;
  content?: NodeLike[];
  marks?: { type: string }[];
}
const typesIn = (node: NodeLike): string[] => [
  node.type,
  ...(node.marks ?? []).map((mark) => mark.type),
  ...(node.content ?? []).flatMap(typesIn),
];

describe('the showcase issue', () => {
  it('has every kind of content in its ADF on Cloud', async () => {
    const { body } = await cloud('GET', '/rest/api/3/issue/PROJ-123');
    const found = new Set(typesIn(body.fields.description));
    for (const type of [
      'heading',
      'strong',
      'em',
      'strike',
      'underline',
      'code',
      'bulletList',
      'orderedList',
      'panel',
      'codeBlock',
      'blockquote',
      'table',
      'tableHeader',
      'link',
      'mention',
      'status',
      'hardBreak',
      'rule',
    ])
      expect(found, type).toContain(type);
  });

  it('says the same in wiki markup on Data Center', async () => {
    const { body } = await dataCenter('GET', '/rest/api/2/issue/PROJ-123');
    for (const piece of [
      'h1. Refunds get lost',
      '*two refunds*',
      '_one minute_',
      '-delayed-',
      '+never booked+',
      '{{refund_id}}',
      '* It happens on production\n** with cards\n** with SEPA\n**# Germany',
      '# Ask for a refund.\n# Ask again.',
      '{panel:bgColor=#fffae6}\nDo not retry by hand',
      '{code:python}\ndef refund(payment):',
      '{quote}\nThe ledger is always right.\n{quote}',
      '||Day||Lost||\n|Monday|3|',
      '[the runbook|https://example.com/runbook?topic=refunds]',
      '[~grace]',
      '{color:#ff991f}*IN REVIEW*{color}',
      '\n\n----\n\n',
    ])
      expect(body.fields.description).toContain(piece);
  });

  it.each([
    ['cloud', cloud, '/rest/api/3'],
    ['datacenter', dataCenter, '/rest/api/2'],
  ] as const)(
    'carries comments, work, files, sub-tasks, links, sprint and people on %s',
    async (_face, ask, rest) => {
      const { body } = await ask('GET', `${rest}/issue/PROJ-123?updateHistory=true`);
      const { fields } = body;
      expect(fields.comment.total).toBe(6);
      expect(fields.comment.comments).toHaveLength(6);
      expect(fields.worklog.worklogs).toHaveLength(3);
      expect(fields.attachment.map((file: { filename: string }) => file.filename)).toEqual([
        'refund screen.png',
        'refunds.log',
      ]);
      expect(fields.subtasks.map((child: { key: string }) => child.key)).toEqual(['PROJ-124', 'PROJ-125']);
      expect(fields.customfield_10020).not.toBeNull();
      expect(fields.watches).toMatchObject({ watchCount: 3, isWatching: true });
      expect(fields.timetracking).toMatchObject({ originalEstimate: '2d', remainingEstimate: '1d' });
      expect(fields.assignee.displayName).toBe('Grace Hopper');
      expect((await ask('GET', `${rest}/issue/PROJ-123?fields=lastViewed`)).body.fields.lastViewed).toMatch(
        /^2026-05-20T12:/,
      );
    },
  );
});

describe('what differs between the faces', () => {
  it('names people by account id or by name and key', async () => {
    const [a, b] = [
      await cloud('GET', '/rest/api/3/issue/PROJ-123'),
      await dataCenter('GET', '/rest/api/2/issue/PROJ-123'),
    ];
    expect(a.body.fields.assignee.accountId).toBe('712020:00000000-0000-4000-8000-000000000002');
    expect(a.body.fields.assignee).not.toHaveProperty('name');
    expect(b.body.fields.assignee).toMatchObject({ name: 'grace', key: 'JIRAUSER10102' });
    expect(b.body.fields.assignee).not.toHaveProperty('accountId');
  });

  it('puts an epic into `parent` on Cloud and into Epic Link on Data Center', async () => {
    const [a, b] = [
      await cloud('GET', '/rest/api/3/issue/PROJ-123'),
      await dataCenter('GET', '/rest/api/2/issue/PROJ-123'),
    ];
    expect(a.body.fields.parent).toMatchObject({ key: 'PROJ-101', fields: { issuetype: { name: 'Epic' } } });
    expect(a.body.fields).not.toHaveProperty('customfield_10014');
    expect(b.body.fields).not.toHaveProperty('parent');
    expect(b.body.fields.customfield_10014).toBe('PROJ-101');
    expect((await dataCenter('GET', '/rest/api/2/issue/PROJ-124')).body.fields).toMatchObject({
      parent: { key: 'PROJ-123' },
      customfield_10014: null,
    });
  });

  it('writes sprints as objects on Cloud and as a dump on Data Center', async () => {
    const [a, b] = [
      await cloud('GET', '/rest/api/3/issue/PROJ-123'),
      await dataCenter('GET', '/rest/api/2/issue/PROJ-123'),
    ];
    expect(a.body.fields.customfield_10020.at(-1)).toMatchObject({ id: 9, state: 'active', boardId: 1 });
    expect(b.body.fields.customfield_10020.at(-1)).toMatch(
      /^com\.atlassian\.greenhopper.*\[id=9,.*state=ACTIVE,name=PROJ Sprint 9,/,
    );
  });

  it('lists changes newest first on Cloud and oldest first on Data Center', async () => {
    const dates = (body: { changelog: { histories: { created: string }[] } }) =>
      body.changelog.histories.map((entry) => entry.created);
    const a = dates((await cloud('GET', '/rest/api/3/issue/PROJ-123?expand=changelog')).body);
    const b = dates((await dataCenter('GET', '/rest/api/2/issue/PROJ-123?expand=changelog')).body);
    expect(a.length).toBeGreaterThan(1);
    expect(a).toEqual(b.toReversed());
    const paged = await cloud('GET', '/rest/api/3/issue/PROJ-123/changelog?maxResults=1');
    expect(paged.body).toMatchObject({ startAt: 0, maxResults: 1, total: a.length, isLast: false });
    expect(paged.body.values[0]).toMatchObject({
      created: a.at(-1),
      items: [{ field: 'status', fieldId: 'status' }],
    });
  });
});

describe('reading an issue', () => {
  it('narrows to the fields and sections that are asked for', async () => {
    const { body } = await cloud(
      'GET',
      '/rest/api/3/issue/proj-123?fields=summary,-comment,customfield_10030',
    );
    expect(Object.keys(body.fields)).toEqual(['summary', 'customfield_10030']);
    const all = await cloud('GET', '/rest/api/3/issue/PROJ-123?fields=*all,-comment');
    expect(all.body.fields).not.toHaveProperty('comment');
    expect(all.body.fields).toHaveProperty('worklog');
    const navigable = await cloud('GET', '/rest/api/3/issue/10123?fields=*navigable');
    expect(navigable.body.fields).not.toHaveProperty('worklog');
    const sections = await cloud(
      'GET',
      '/rest/api/3/issue/PROJ-123?expand=names,schema,renderedFields,transitions,editmeta&properties=*all',
    );
    expect(sections.body.names.customfield_10048).toBe('Impact');
    expect(sections.body.schema.labels).toEqual({ type: 'array', items: 'string', system: 'labels' });
    expect(sections.body.renderedFields.description).toContain('<h1>Refunds get lost</h1>');
    expect(sections.body.transitions.map((each: { name: string }) => each.name)).toContain('Done');
    expect(sections.body.editmeta.fields.summary.required).toBe(true);
    expect(sections.body.properties).toEqual({});
  });

  it.each([
    ['cloud', cloud, '/rest/api/3', 100],
    ['datacenter', dataCenter, '/rest/api/2', 130],
  ] as const)('pages a long discussion on %s', async (_face, ask, rest, shown) => {
    const at = `${rest}/issue/PROJ-77`;
    const embedded = (await ask('GET', `${at}?fields=comment`)).body.fields.comment;
    expect([embedded.total, embedded.comments.length]).toEqual([130, shown]);
    const whole = (await ask('GET', `${at}/comment`)).body;
    expect([whole.total, whole.comments.length]).toEqual([130, shown]);
    const page = (await ask('GET', `${at}/comment?startAt=120&maxResults=20`)).body;
    expect([page.startAt, page.maxResults, page.comments.length]).toEqual([120, 20, 10]);
    const newest = (await ask('GET', `${at}/comment?orderBy=-created&maxResults=1`)).body.comments[0];
    expect(newest.id).toBe(page.comments.at(-1).id);
    expect((await ask('GET', `${at}/comment?orderBy=author`)).status).toBe(400);
  });

  it('answers the things around an issue', async () => {
    for (const [ask, rest] of [
      [cloud, '/rest/api/3'],
      [dataCenter, '/rest/api/2'],
    ] as const) {
      const watchers = await ask('GET', `${rest}/issue/PROJ-123/watchers`);
      expect(watchers.body.watchers.map((user: { displayName: string }) => user.displayName)).toEqual([
        'Ada Lovelace',
        'Grace Hopper',
        'Jürgen Groß',
      ]);
      expect((await ask('GET', `${rest}/issue/PROJ-123/remotelink`)).body[0].object.title).toBe(
        'How refunds work',
      );
      expect((await ask('GET', `${rest}/issue/PROJ-123/worklog`)).body.total).toBe(3);
      const screen = (await ask('GET', `${rest}/issue/PROJ-123/transitions?expand=transitions.fields`)).body
        .transitions;
      const done = screen.find((each: { name: string }) => each.name === 'Done');
      expect(done.fields.resolution.allowedValues[0].name).toBe('Done');
    }
  });

  it('keeps restricted comments from readers', async () => {
    const count = async (as: string) =>
      (await cloud('GET', '/rest/api/3/issue/PROJ-123/comment', { as })).body.total;
    expect([await count('ada'), await count('guest')]).toEqual([6, 5]);
  });
});
