import { describe, expect, it } from 'vitest';
import { createDriver } from '../../../test/support/driver.ts';

const cloud = createDriver('jira', { deployment: 'cloud' });
const dataCenter = createDriver('jira', { deployment: 'datacenter' });
const faces = [
  { face: 'cloud', ask: cloud, rest: '/rest/api/3', query: 'query' },
  { face: 'datacenter', ask: dataCenter, rest: '/rest/api/2', query: 'username' },
];
interface Named {
  id: string;
  name: string;
}
const names = (list: Named[]): string[] => list.map((each) => each.name);
const shown = (people: { displayName: string }[]): string[] => people.map((each) => each.displayName);

describe.each(faces)('lists on $face', ({ face, ask, rest, query }) => {
  it('has the usual fields, more than thirty custom ones, two of them of one name', async () => {
    const fields: (Named & { custom: boolean; schema?: { custom?: string }; clauseNames: string[] })[] = (
      await ask('GET', `${rest}/field`)
    ).body;
    const custom = fields.filter((field) => field.custom);
    expect(custom.length).toBeGreaterThan(30);
    expect(names(custom).filter((name) => name === 'Impact')).toHaveLength(2);
    expect(custom.find((field) => field.name === 'Story Points')).toMatchObject({
      id: 'customfield_10016',
      clauseNames: ['cf[10016]', 'Story Points'],
    });
    expect(names(custom).includes('Epic Link')).toBe(face === 'datacenter');
    for (const type of [
      'textarea',
      'select',
      'multiselect',
      'cascadingselect',
      'userpicker',
      'multiuserpicker',
      'datepicker',
      'datetime',
      'url',
      'labels',
      'multicheckboxes',
      'radiobuttons',
      'version',
      'multiversion',
      'grouppicker',
      'float',
      'gh-lexo-rank',
      'gh-sprint',
    ])
      expect(
        custom.map((field) => field.schema?.custom).some((name) => name?.endsWith(`:${type}`)),
        type,
      ).toBe(true);
  });

  it('has priorities, statuses, resolutions, link types and a server', async () => {
    expect(names((await ask('GET', `${rest}/priority`)).body)).toEqual([
      'Highest',
      'High',
      'Medium',
      'Low',
      'Lowest',
    ]);
    expect(names((await ask('GET', `${rest}/status`)).body)).toContain('In Review');
    expect(names((await ask('GET', `${rest}/resolution`)).body)).toContain("Won't Do");
    expect(names((await ask('GET', `${rest}/issueLinkType`)).body.issueLinkTypes)).toContain('Blocks');
    expect((await ask('GET', `${rest}/serverInfo`)).body.deploymentType).toBe(
      face === 'cloud' ? 'Cloud' : 'Server',
    );
  });

  it('tells what a create screen asks for, page by page', async () => {
    const types = (await ask('GET', `${rest}/issue/createmeta/PROJ/issuetypes`)).body;
    const list: Named[] = face === 'cloud' ? types.issueTypes : types.values;
    expect(names(list)).toEqual(['Epic', 'Story', 'Task', 'Bug', 'Sub-task']);
    const subtask = list.find((type) => type.name === 'Sub-task')?.id;
    const path = `${rest}/issue/createmeta/PROJ/issuetypes/${subtask}`;
    const all: {
      fieldId: string;
      required: boolean;
      allowedValues?: { value?: string; children?: { value: string }[] }[];
    }[] = [];
    for (let startAt = 0, total = 1; startAt < total; startAt += 20) {
      const { body } = await ask('GET', `${path}?startAt=${startAt}&maxResults=20`);
      all.push(...(face === 'cloud' ? body.fields : body.values));
      total = body.total;
    }
    const required = all.filter((field) => field.required).map((field) => field.fieldId);
    expect(required.sort()).toEqual(['issuetype', 'parent', 'project', 'reporter', 'summary']);
    const region = all.find((field) => field.fieldId === 'customfield_10032')?.allowedValues?.[0];
    expect(region).toMatchObject({
      value: 'Europe',
      children: [{ value: 'Germany' }, { value: 'France' }, { value: 'Poland' }],
    });
    expect((await ask('GET', `${rest}/issue/createmeta/PROJ/issuetypes?maxResults=500`)).status).toBe(400);
    expect((await ask('GET', `${rest}/issue/createmeta/SECRET/issuetypes`)).status).toBe(
      face === 'cloud' ? 404 : 400,
    );
  });

  it('knows the caller and other people', async () => {
    expect((await ask('GET', `${rest}/myself`)).body.displayName).toBe('Ada Lovelace');
    expect((await ask('GET', `${rest}/myself`, { as: 'guest' })).body.displayName).toBe('Guest Reader');
    const [found, missing] =
      face === 'cloud'
        ? ['accountId=712020:00000000-0000-4000-8000-000000000010', 'accountId=nobody']
        : ['key=JIRAUSER10110', 'username=nobody'];
    expect((await ask('GET', `${rest}/user?${found}`)).body.displayName).toBe('Jürgen Groß');
    expect((await ask('GET', `${rest}/user?${missing}`)).status).toBe(404);
    expect((await ask('GET', `${rest}/user`)).status).toBe(400);
  });

  it('tells the caller what they may do in some project', async () => {
    const path = `${rest}/mypermissions${face === 'cloud' ? '?permissions=BROWSE_PROJECTS,EDIT_ISSUES' : ''}`;
    const granted = async (as: string) => {
      const { permissions } = (await ask('GET', path, { as })).body;
      return [permissions.BROWSE_PROJECTS.havePermission, permissions.EDIT_ISSUES.havePermission];
    };
    expect(await granted('ada')).toEqual([true, true]);
    expect(await granted('guest')).toEqual([true, false]);
    if (face === 'cloud') expect((await ask('GET', `${rest}/mypermissions`)).status).toBe(400);
  });

  it('searches people by name, address and permission', async () => {
    const find = async (path: string) => shown((await ask('GET', `${rest}${path}`)).body);
    expect(await find(`/user/search?${query}=sam`)).toEqual(['Sam Lee', 'Sam Lee']);
    expect(await find(`/user/search?${query}=jurgen`)).toEqual(['Jürgen Groß']);
    expect(await find(`/user/search?${query}=gross`)).toEqual(['Jürgen Groß']);
    expect((await find(`/user/search?${query}=dennis`)).length).toBe(face === 'cloud' ? 1 : 0);
    const assignable = await find(`/user/assignable/search?project=PROJ&${query}=`);
    expect(assignable).toContain('Ada Lovelace');
    expect(assignable).not.toContain('Guest Reader');
    expect(assignable).not.toContain('Dennis Ritchie');
    expect(await find(`/user/assignable/search?issueKey=PROJ-1&${query}=grace`)).toEqual(['Grace Hopper']);
    expect(await find(`/user/permission/search?permissions=BROWSE&projectKey=PROJ&${query}=guest`)).toEqual([
      'Guest Reader',
    ]);
    expect((await ask('GET', `${rest}/user/assignable/search?${query}=a`)).status).toBe(400);
  });
});

describe('projects', () => {
  it('are paged and searched on Cloud', async () => {
    const all = (await cloud('GET', '/rest/api/3/project/search?expand=description,lead')).body;
    expect(names(all.values)).toEqual(['Help Desk', 'Operations', 'Payments']);
    expect(all.values[2]).toMatchObject({
      key: 'PROJ',
      description: expect.any(String),
      lead: { displayName: 'Ada Lovelace' },
    });
    const first = (await cloud('GET', '/rest/api/3/project/search?maxResults=2')).body;
    expect(first).toMatchObject({ isLast: false, total: 3, nextPage: expect.stringContaining('startAt=2') });
    expect(names((await cloud('GET', '/rest/api/3/project/search?query=pay')).body.values)).toEqual([
      'Payments',
    ]);
    expect(
      names((await cloud('GET', '/rest/api/3/project/search', { as: 'margaret' })).body.values),
    ).toContain('Secret Plans');
  });

  it('are one list on Data Center, with archived ones when asked for', async () => {
    const list = async (query: string) =>
      names((await dataCenter('GET', `/rest/api/2/project${query}`)).body);
    expect(await list('')).toEqual(['Help Desk', 'Operations', 'Payments']);
    expect(await list('?includeArchived=true')).toContain('Old Shop');
  });

  it.each(faces)('are told in full by key on $face', async ({ ask, rest }) => {
    const { body } = await ask('GET', `${rest}/project/PROJ`);
    expect(body).toMatchObject({ id: '10000', key: 'PROJ', name: 'Payments', projectTypeKey: 'software' });
    expect(names(body.components)).toContain('Ledger');
    expect(body.versions.find((version: Named) => version.name === '2.1')).toMatchObject({
      released: false,
      archived: false,
    });
    expect(await ask('GET', `${rest}/project/NOPE`)).toMatchObject({
      status: 404,
      body: { errorMessages: ["No project could be found with key 'NOPE'."] },
    });
  });
});
