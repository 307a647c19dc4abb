import { describe, expect, it } from 'vitest';
import { createDriver } from '../../../test/support/driver.ts';

const agile = '/rest/agile/1.0';

describe.each([
  { face: 'cloud' as const, rest: '/rest/api/3' },
  { face: 'datacenter' as const, rest: '/rest/api/2' },
])('boards, sprints and links on $face', ({ face, rest }) => {
  const open = () => createDriver('jira', { deployment: face });

  it('shows boards in the form of the deployment', async () => {
    const { body } = await open()('GET', `${agile}/board?maxResults=1`);
    expect(body).toMatchObject({ startAt: 0, maxResults: 1, total: 3, isLast: false });
    const [board] = body.values as Record<string, unknown>[];
    expect(Object.keys(board ?? {})).toEqual([
      'id',
      'self',
      'name',
      'type',
      ...(face === 'cloud' ? ['location'] : []),
    ]);
  });

  it('sends texts of board issues as wiki markup', async () => {
    const { body } = await open()('GET', `${agile}/board/1/issue?jql=key%3DPROJ-123&fields=description`);
    const [issue] = body.issues as { fields: { description: string } }[];
    expect(issue?.fields.description).toMatch(/^h1\. Refunds get lost/);
  });

  it('keeps epics off scrum boards', async () => {
    const { body } = await open()('GET', `${agile}/board/1/issue?jql=issuetype%3DEpic&fields=summary`);
    expect(body).toMatchObject({ total: 0, issues: [] });
  });

  it('moves at most 50 issues at once, all or none of them', async () => {
    const ask = open();
    const keys = Array.from({ length: 51 }, (_, index) => `PROJ-${index + 1}`);
    const many = await ask('POST', `${agile}/sprint/10/issue`, { body: { issues: keys } });
    expect(many.status).toBe(400);
    const wrong = await ask('POST', `${agile}/sprint/10/issue`, {
      body: { issues: ['PROJ-123', 'PROJ-9999'] },
    });
    expect(wrong.status).toBe(404);
    const { body } = await ask('GET', `${rest}/issue/PROJ-123?fields=customfield_10020`);
    expect(JSON.stringify(body)).not.toContain('Sprint 10');
  });

  it('ignores new dates of a closed sprint, as Jira does', async () => {
    const ask = open();
    const before = await ask('GET', `${agile}/sprint/3`);
    const { status, body } = await ask('POST', `${agile}/sprint/3`, {
      body: { endDate: '2030-01-01T00:00:00.000Z', goal: 'Looked back' },
    });
    expect(status).toBe(200);
    expect(body).toEqual({ ...before.body, goal: 'Looked back' });
  });

  it('makes the same link once, and none between an issue and itself', async () => {
    const ask = open();
    const body = { type: { name: 'Blocks' }, inwardIssue: { key: 'OPS-1' }, outwardIssue: { key: 'OPS-30' } };
    expect((await ask('POST', `${rest}/issueLink`, { body })).status).toBe(201);
    expect((await ask('POST', `${rest}/issueLink`, { body })).status).toBe(201);
    const issue = await ask('GET', `${rest}/issue/OPS-30?fields=issuelinks`);
    const links = (issue.body.fields as { issuelinks: { id: string; inwardIssue?: { key: string } }[] })
      .issuelinks;
    const [made, ...more] = links.filter(({ inwardIssue }) => inwardIssue?.key === 'OPS-1');
    expect(more).toEqual([]);
    const read = await ask('GET', `${rest}/issueLink/${made?.id}`);
    expect(read.body).toMatchObject({ inwardIssue: { key: 'OPS-1' }, outwardIssue: { key: 'OPS-30' } });
    const self = { ...body, outwardIssue: { key: 'OPS-1' } };
    expect((await ask('POST', `${rest}/issueLink`, { body: self })).status).toBe(400);
    const unknown = { ...body, type: { name: 'Causes' } };
    expect((await ask('POST', `${rest}/issueLink`, { body: unknown })).status).toBe(404);
  });
});
