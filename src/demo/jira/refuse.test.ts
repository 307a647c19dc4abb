import { describe, expect, it } from 'vitest';
import { createDriver } from '../../../test/support/driver.ts';
import { createDemoSite } from '../site.ts';
import { doc, docOfLines } from './text/adf.ts';

const cloud = createDriver('jira', { deployment: 'cloud' });
const dataCenter = createDriver('jira', { deployment: 'datacenter' });
const faces = [
  { face: 'cloud' as const, ask: cloud, rest: '/rest/api/3', text: docOfLines as (words: string) => unknown },
  {
    face: 'datacenter' as const,
    ask: dataCenter,
    rest: '/rest/api/2',
    text: (words: string): unknown => words,
  },
];

describe.each(faces)('wrong values on $face', ({ face, ask, rest }) => {
  const errorsOf = async (fields: object) => {
    const { status, body } = await ask('POST', `${rest}/issue`, {
      body: { fields: { project: { key: 'PROJ' }, issuetype: { name: 'Task' }, summary: 'x', ...fields } },
    });
    expect(status).toBe(400);
    return body.errors;
  };

  it.each<[string, object, Record<string, string>]>([
    ['no summary', { summary: '' }, { summary: 'You must specify a summary of the issue.' }],
    [
      'a long summary',
      { summary: 'x'.repeat(256) },
      { summary: 'Summary must be less than 255 characters.' },
    ],
    [
      'an unknown field',
      { nonsense: 1 },
      { nonsense: "Field 'nonsense' cannot be set. It is not on the appropriate screen, or unknown." },
    ],
    [
      'an unknown option',
      { customfield_10030: { value: 'Huge' } },
      {
        customfield_10030:
          "Invalid value 'Huge' passed for customfield 'Severity'. Allowed values are: 10210[Minor], 10211[Major], 10212[Critical], -1",
      },
    ],
    [
      'a number as text',
      { customfield_10016: '5' },
      { customfield_10016: 'Operation value must be a number' },
    ],
    ['a date that is none', { duedate: '2026-02-30' }, { duedate: 'Error parsing date string: 2026-02-30' }],
    [
      'a moment that is none',
      { customfield_10036: 'soon' },
      { customfield_10036: 'Error parsing time: soon' },
    ],
    [
      'a label with a space',
      { labels: ['a b'] },
      { labels: "The label 'a b' contains spaces which is invalid." },
    ],
    ['labels that are no list', { labels: 'a' }, { labels: 'data was not an array' }],
    [
      'an unknown version',
      { fixVersions: [{ name: '9' }] },
      { fixVersions: "Version name '9' is not valid" },
    ],
    [
      'an unknown component',
      { components: [{ name: 'X' }] },
      { components: "Component name 'X' is not valid" },
    ],
    ['an unknown priority', { priority: { id: '77' } }, { priority: 'The priority selected is invalid.' }],
    [
      'a sub-task without parent',
      { issuetype: { name: 'Sub-task' } },
      { issuetype: 'Issue type is a sub-task but parent issue key or id not specified.' },
    ],
    [
      'a parent that is a sub-task',
      { issuetype: { name: 'Sub-task' }, parent: { key: 'PROJ-124' } },
      { parentId: 'Given parent issue does not belong to appropriate hierarchy.' },
    ],
    [
      'a parent that does not exist',
      { issuetype: { name: 'Sub-task' }, parent: { key: 'PROJ-99999' } },
      { parent: 'Could not find issue by id or key.' },
    ],
    [
      'a sprint that does not exist',
      { customfield_10020: 99 },
      { customfield_10020: 'Sprint with id 99 does not exist.' },
    ],
  ])('%s', async (_name, fields, expected) => {
    expect(await errorsOf(fields)).toMatchObject(expected);
  });

  it('tells everything that is wrong at once and changes nothing', async () => {
    const before = (await ask('GET', `${rest}/issue/PROJ-5`)).body.fields;
    const { status, body } = await ask('PUT', `${rest}/issue/PROJ-5`, {
      body: { fields: { summary: 'changed', duedate: 'x', labels: [1] } },
    });
    expect(status).toBe(400);
    expect(Object.keys(body.errors)).toEqual(['duedate', 'labels']);
    expect((await ask('GET', `${rest}/issue/PROJ-5`)).body.fields).toEqual(before);
  });

  it('refuses people who cannot be assigned', async () => {
    const asUser = (name: string, id: number) =>
      face === 'cloud' ? { accountId: `712020:00000000-0000-4000-8000-0000000000${id}` } : { name };
    expect((await errorsOf({ assignee: asUser('dennis', 12) })).assignee).toMatch(
      /cannot be assigned issues\.$/,
    );
    const nobody = await ask('PUT', `${rest}/issue/PROJ-5/assignee`, { body: asUser('nobody', 99) });
    expect(nobody.status).toBe(400);
    expect(nobody.body.errors).toHaveProperty('assignee');
  });

  it('refuses transitions, worklogs and comments that make no sense', async () => {
    const post = async (path: string, body: object) =>
      (await ask('POST', `${rest}/issue/PROJ-5/${path}`, { body })).body;
    expect((await post('transitions', {})).errorMessages).toEqual(["Missing 'transition' identifier"]);
    expect((await post('worklog', {})).errors).toEqual({
      timeLogged: 'You must indicate the time spent working.',
    });
    expect((await post('worklog', { timeSpent: 'soon' })).errors).toEqual({
      timeLogged: 'Invalid time duration entered.',
    });
    expect((await post('worklog', { timeSpent: '1h', started: 'noon' })).errors).toHaveProperty('started');
  });
});

describe('each face takes its own kind of text', () => {
  const adf = docOfLines('hello');
  const newIssue = { project: { key: 'PROJ' }, issuetype: { name: 'Task' }, summary: 'x' };

  it('Cloud refuses plain strings and documents that are none', async () => {
    const create = (description: unknown) =>
      cloud('POST', '/rest/api/3/issue', { body: { fields: { ...newIssue, description } } });
    const message = 'Operation value must be an Atlassian Document (see the Atlassian Document Format)';
    expect((await create('plain')).body).toEqual({ errorMessages: [], errors: { description: message } });
    expect((await create({ type: 'paragraph', content: [] })).body.errors.description).toBe(message);
    expect(
      (await create({ type: 'doc', version: 1, content: [{ type: 'nonsense' }] })).body.errorMessages,
    ).toEqual(['INVALID_INPUT']);
    expect((await create(doc({ type: 'paragraph', content: [{ type: 'text', text: '' }] }))).status).toBe(
      400,
    );
    const comment = (body: unknown) => cloud('POST', '/rest/api/3/issue/PROJ-5/comment', { body: { body } });
    expect((await comment('plain')).body.errors).toEqual({ comment: 'Comment body is not valid!' });
    expect((await comment(doc())).body.errors).toEqual({ comment: 'Comment body can not be empty!' });
  });

  it('Data Center refuses documents', async () => {
    const create = await dataCenter('POST', '/rest/api/2/issue', {
      body: { fields: { ...newIssue, description: adf } },
    });
    expect(create.body.errors).toEqual({ description: 'Operation value must be a string' });
    expect(
      (await dataCenter('POST', '/rest/api/2/issue/PROJ-5/comment', { body: { body: adf } })).status,
    ).toBe(400);
    expect(
      (await dataCenter('POST', '/rest/api/2/issue/PROJ-5/comment', { body: { body: ' ' } })).body.errors,
    ).toEqual({
      comment: 'Comment body can not be empty!',
    });
  });
});

describe.each(faces)('permissions on $face', ({ face, ask, rest, text }) => {
  it('hides the secret project from everybody but its member', async () => {
    const message = 'Issue does not exist or you do not have permission to see it.';
    expect((await ask('GET', `${rest}/issue/SECRET-1`)).body.errorMessages).toEqual([message]);
    expect((await ask('GET', `${rest}/issue/SECRET-1`, { as: 'margaret' })).status).toBe(200);
    expect((await ask('GET', `${rest}/project/SECRET`)).status).toBe(404);
    const create = await ask('POST', `${rest}/issue`, {
      body: { fields: { project: { key: 'SECRET' }, issuetype: { name: 'Task' }, summary: 'x' } },
    });
    expect([create.status, Object.keys(create.body.errors)]).toEqual([400, ['project']]);
  });

  it('lets the guest read and nothing else', async () => {
    const guest = (method: string, path: string, body: unknown) =>
      ask(method, `${rest}${path}`, { body, as: 'guest' });
    expect((await ask('GET', `${rest}/issue/PROJ-1`, { as: 'guest' })).status).toBe(200);
    expect(await guest('PUT', '/issue/PROJ-1', { fields: { summary: 'x' } })).toMatchObject({
      status: 403,
      body: { errorMessages: ['You do not have permission to edit issues in this project.'] },
    });
    expect(await guest('POST', '/issue/PROJ-1/comment', { body: text('hi') })).toMatchObject({
      status: 403,
      body: { errorMessages: ['Guest Reader, you do not have the permission to comment on this issue.'] },
    });
    for (const [method, path, body] of [
      ['POST', '/issue/PROJ-1/worklog', { timeSpent: '1h' }],
      ['PUT', '/issue/PROJ-1/assignee', { name: 'ada' }],
      ['DELETE', '/issue/PROJ-1', undefined],
      ['POST', '/issue', { fields: { project: { key: 'PROJ' }, issuetype: { name: 'Task' }, summary: 'x' } }],
    ] as const)
      expect((await guest(method, path, body)).status, path).toBe(403);
    expect((await ask('GET', `${rest}/issue/PROJ-1/transitions`, { as: 'guest' })).body.transitions).toEqual(
      [],
    );
  });

  it('shows an archived project and changes nothing in it', async () => {
    expect((await ask('GET', `${rest}/issue/OLD-1`)).status).toBe(200);
    expect((await ask('PUT', `${rest}/issue/OLD-1`, { body: { fields: { summary: 'x' } } })).status).toBe(
      403,
    );
  });

  it('answers 404 and 405 for what is not there', async () => {
    expect((await ask('GET', `${rest}/issue/PROJ-99999`)).status).toBe(404);
    expect((await ask('GET', `${rest}/issue/nonsense`)).status).toBe(404);
    const site = createDemoSite({ deployment: face });
    const status = async (method: string, path: string) => {
      const url = `https://demo.atlassian.net${path}`;
      const headers = { authorization: 'Bearer demo-token' };
      return (await site.fetch(new Request(url, { method, headers }))).status;
    };
    expect(await status('DELETE', `${rest}/myself`)).toBe(405);
    expect(await status('GET', `${face === 'cloud' ? '/rest/api/2' : '/rest/api/3'}/myself`)).toBe(404);
    expect(await status('GET', `${rest}/issue/%E0%A4%A`)).toBe(404);
  });
});
