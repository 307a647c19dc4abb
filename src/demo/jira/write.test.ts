import { describe, expect, it } from 'vitest';
import { createDriver } from '../../../test/support/driver.ts';
import { docOfLines } from './text/adf.ts';

const now = new Date('2026-05-20T10:00:00Z');
const grace = '712020:00000000-0000-4000-8000-000000000002';

const faces = (['cloud', 'datacenter'] as const).map((deployment) => {
  const isCloud = deployment === 'cloud';
  return {
    deployment,
    isCloud,
    ask: createDriver('jira', { deployment, now }),
    rest: `/rest/api/${isCloud ? 3 : 2}`,
    text: (words: string): unknown => (isCloud ? docOfLines(words) : words),
    user: isCloud ? { accountId: grace } : { name: 'grace' },
  };
});

describe.each(faces)('writing on $deployment', ({ ask, rest, text, user, isCloud }) => {
  const create = async (fields: object) => {
    const { status, body } = await ask('POST', `${rest}/issue`, {
      body: { fields: { project: { key: 'PROJ' }, issuetype: { name: 'Task' }, ...fields } },
    });
    expect(status, JSON.stringify(body)).toBe(201);
    return body.key as string;
  };
  const read = async (key: string, query = '') => (await ask('GET', `${rest}/issue/${key}${query}`)).body;
  const find = async (jql: string): Promise<string[]> => {
    const path = isCloud ? `${rest}/search/jql` : `${rest}/search`;
    const { body } = await ask('POST', path, { body: { jql, fields: ['key'] } });
    return body.issues.map((issue: { key: string }) => issue.key);
  };

  it('gives back every field that a new issue was given', async () => {
    const given = {
      summary: 'A new zebra',
      description: text('Stripes & <all>'),
      environment: text('staging'),
      priority: { name: 'High' },
      assignee: user,
      labels: ['one', 'two'],
      components: [{ name: 'API' }],
      fixVersions: [{ name: '2.1' }],
      versions: [{ id: '10001' }],
      duedate: '2026-06-30',
      customfield_10015: '2026-06-01',
      customfield_10016: 5,
      customfield_10020: 9,
      customfield_10030: { value: 'Major' },
      customfield_10031: [{ value: 'Staging' }, { id: '10220' }],
      customfield_10032: { value: 'Europe', child: { value: 'France' } },
      customfield_10033: user,
      customfield_10034: [user],
      customfield_10036: '2026-01-31T10:00:00.000+0100',
      customfield_10037: 'ACME-1',
      customfield_10038: text('It works.'),
      customfield_10039: 'https://example.com/x',
      customfield_10045: { name: 'payments-team' },
      customfield_10043: { name: '1.0' },
      customfield_10052: { key: 'OPS' },
      timetracking: { originalEstimate: '1d 4h' },
    };
    const { fields } = await read(await create(given));
    expect(fields).toMatchObject({
      summary: given.summary,
      description: given.description,
      environment: given.environment,
      priority: { name: 'High' },
      assignee: user,
      labels: ['one', 'two'],
      components: [{ name: 'API' }],
      fixVersions: [{ name: '2.1' }],
      versions: [{ name: '1.0' }],
      duedate: '2026-06-30',
      status: { name: 'To Do' },
      reporter: { displayName: 'Ada Lovelace' },
      customfield_10015: '2026-06-01',
      customfield_10016: 5,
      customfield_10030: { value: 'Major' },
      customfield_10031: [{ value: 'Staging' }, { value: 'Production' }],
      customfield_10032: { value: 'Europe', child: { value: 'France' } },
      customfield_10033: user,
      customfield_10034: [user],
      customfield_10036: '2026-01-31T10:00:00.000+0100',
      customfield_10037: 'ACME-1',
      customfield_10038: given.customfield_10038,
      customfield_10039: 'https://example.com/x',
      customfield_10045: { name: 'payments-team' },
      customfield_10043: { name: '1.0' },
      customfield_10052: { key: 'OPS' },
      timetracking: { originalEstimate: '1d 4h', originalEstimateSeconds: 43_200 },
    });
    expect(fields.customfield_10020).toHaveLength(1);
  });

  it('lets searches see what was written, and forget what was deleted', async () => {
    const key = await create({ summary: 'About okapis', description: text('quagga') });
    expect(await find('text ~ quagga')).toEqual([key]);
    await ask('PUT', `${rest}/issue/${key}`, { body: { fields: { description: text('gazelle') } } });
    expect(await find('text ~ quagga')).toEqual([]);
    expect(await find('description ~ gazelle')).toEqual([key]);
    expect((await ask('DELETE', `${rest}/issue/${key}`)).status).toBe(204);
    expect(await find('text ~ gazelle')).toEqual([]);
    expect((await ask('GET', `${rest}/issue/${key}`)).status).toBe(404);
  });

  it('edits by fields and by verbs, logs the changes and moves `updated`', async () => {
    const key = await create({ summary: 'Before', labels: ['old', 'kept'] });
    const before = await read(key);
    const edit = await ask('PUT', `${rest}/issue/${key}`, {
      body: {
        fields: {
          summary: 'After',
          priority: { id: '1' },
          assignee: user,
          customfield_10030: { value: 'Minor' },
        },
        update: {
          labels: [{ add: 'new' }, { remove: 'old' }],
          components: [{ set: [{ name: 'Web' }] }],
          comment: [{ add: { body: text('changed') } }],
        },
      },
    });
    expect(edit.status).toBe(204);
    const after = await read(key, '?expand=changelog');
    expect(after.fields.labels).toEqual(['kept', 'new']);
    expect(after.fields.comment.comments[0].body).toEqual(text('changed'));
    expect(after.fields.updated > before.fields.updated).toBe(true);
    const [{ items }] = after.changelog.histories;
    expect(items).toContainEqual(
      expect.objectContaining({ field: 'summary', fromString: 'Before', toString: 'After' }),
    );
    expect(items).toContainEqual(
      expect.objectContaining({ field: 'Severity', fieldtype: 'custom', toString: 'Minor' }),
    );
    expect(items).toContainEqual(
      expect.objectContaining({
        field: 'assignee',
        from: null,
        to: isCloud ? grace : 'JIRAUSER10102',
        toString: 'Grace Hopper',
      }),
    );
    await ask('PUT', `${rest}/issue/${key}`, {
      body: { fields: { labels: [], customfield_10030: null, duedate: null } },
    });
    expect((await read(key)).fields).toMatchObject({ labels: [], customfield_10030: null, duedate: null });
  });

  it('keeps the generated values of an issue that is edited', async () => {
    const before = (await read('PROJ-121')).fields;
    await ask('PUT', `${rest}/issue/PROJ-121`, { body: { update: { labels: [{ add: 'touched' }] } } });
    const after = (await read('PROJ-121')).fields;
    for (const id of Object.keys(before).filter((field) => !['labels', 'updated'].includes(field)))
      expect(after[id], id).toEqual(before[id]);
  });

  it('assigns and unassigns', async () => {
    const key = await create({ summary: 'Whose?' });
    const assign = (body: object) => ask('PUT', `${rest}/issue/${key}/assignee`, { body });
    const assignee = async () => (await read(key)).fields.assignee?.displayName;
    expect((await assign(user)).status).toBe(204);
    expect(await assignee()).toBe('Grace Hopper');
    expect((await assign(isCloud ? { accountId: null } : { name: null })).status).toBe(204);
    expect(await assignee()).toBeUndefined();
    await assign(isCloud ? { accountId: '-1' } : { name: '-1' });
    expect(await assignee()).toBe('Ada Lovelace');
  });

  it('moves through the workflow with a resolution and a comment', async () => {
    const key = await create({ summary: 'Done soon' });
    const move = (id: string, body: object = {}) =>
      ask('POST', `${rest}/issue/${key}/transitions`, { body: { transition: { id }, ...body } });
    expect((await move('31')).body.errorMessages).toEqual([
      "Transition id '31' is not valid for this issue.",
    ]);
    expect((await move('21')).status).toBe(204);
    const done = await move('41', {
      fields: { resolution: { name: "Won't Do" } },
      update: { comment: [{ add: { body: text('Not now.') } }] },
    });
    expect(done.status).toBe(204);
    expect((await read(key)).fields).toMatchObject({
      status: { name: 'Done', statusCategory: { key: 'done' } },
      resolution: { name: "Won't Do" },
      resolutiondate: expect.stringMatching(/^2026-05-20T12:/),
      comment: { total: 1 },
    });
    expect(await find(`key = ${key} and status was "In Progress"`)).toEqual([key]);
    await move('11');
    expect((await read(key)).fields).toMatchObject({ resolution: null, resolutiondate: null });
    const unknownField = await move('21', { fields: { summary: 'no' } });
    expect(unknownField.body.errors.summary).toMatch(/cannot be set/);
  });

  it('takes comments with visibility and properties', async () => {
    const key = await create({ summary: 'Talk' });
    const add = await ask('POST', `${rest}/issue/${key}/comment?expand=properties,renderedBody`, {
      body: {
        body: text('Only for us'),
        visibility: { type: 'role', value: 'Developers' },
        properties: [{ key: 'sd.public.comment', value: { internal: true } }],
      },
    });
    expect(add.status).toBe(201);
    expect(add.body).toMatchObject({
      body: text('Only for us'),
      renderedBody: '<p>Only for us</p>',
      visibility: { type: 'role', value: 'Developers' },
      properties: [{ key: 'sd.public.comment', value: { internal: true } }],
      ...(isCloud && { jsdPublic: false }),
    });
    const again = await ask('GET', `${rest}/issue/${key}/comment/${add.body.id}`);
    expect(again.body.created).toBe(add.body.created);
  });

  it('takes worklogs in Jira units and counts them down', async () => {
    const key = await create({
      summary: 'Work',
      timetracking: { originalEstimate: '1d', remainingEstimate: '6h' },
    });
    const add = await ask('POST', `${rest}/issue/${key}/worklog`, {
      body: { timeSpent: '1h 30m', comment: text('typed'), started: '2026-05-19T08:00:00.000+0000' },
    });
    expect(add.body).toMatchObject({
      timeSpentSeconds: 5400,
      started: '2026-05-19T10:00:00.000+0200',
      comment: text('typed'),
    });
    await ask('POST', `${rest}/issue/${key}/worklog?adjustEstimate=new&newEstimate=3h`, {
      body: { timeSpentSeconds: 600 },
    });
    expect((await read(key)).fields.timetracking).toMatchObject({
      remainingEstimate: '3h',
      timeSpent: '1h 40m',
    });
    expect((await ask('GET', `${rest}/issue/${key}/worklog`)).body.total).toBe(2);
  });

  it('makes sub-tasks and deletes them with their parent only when told to', async () => {
    const parent = await create({ summary: 'Parent' });
    const child = await create({
      summary: 'Child',
      issuetype: { name: 'Sub-task' },
      parent: { key: parent },
    });
    expect((await read(parent)).fields.subtasks.map((each: { key: string }) => each.key)).toEqual([child]);
    expect((await ask('DELETE', `${rest}/issue/${parent}`)).status).toBe(400);
    expect((await ask('DELETE', `${rest}/issue/${parent}?deleteSubtasks=true`)).status).toBe(204);
    expect((await ask('GET', `${rest}/issue/${child}`)).status).toBe(404);
  });

  it('links an issue to an epic and to another issue', async () => {
    const key = await create({
      summary: 'In an epic',
      ...(isCloud ? { parent: { key: 'PROJ-26' } } : { customfield_10014: 'PROJ-26' }),
    });
    expect(await find(`"Epic Link" = PROJ-26 and key = ${key}`)).toEqual([key]);
    await ask('PUT', `${rest}/issue/${key}`, {
      body: {
        update: { issuelinks: [{ add: { type: { name: 'Blocks' }, outwardIssue: { key: 'PROJ-2' } } }] },
      },
    });
    expect((await read(key)).fields.issuelinks).toMatchObject([
      { type: { outward: 'blocks' }, outwardIssue: { key: 'PROJ-2' } },
    ]);
    expect((await read('PROJ-2')).fields.issuelinks).toContainEqual(
      expect.objectContaining({ inwardIssue: expect.objectContaining({ key }) }),
    );
  });
});
