import { describe, expect, it } from 'vitest';
import { connect, demoUrls } from '../../../../test/support/connect.ts';

const story = { project_key: 'PROJ', summary: 'Something new', issue_type: 'Story' };

describe.each(['cloud', 'datacenter'] as const)('jira_create_issue on %s', (deployment) => {
  const cloud = deployment === 'cloud';
  const rest = `/rest/api/${cloud ? 3 : 2}`;
  const create = async (args: Record<string, unknown>, options = {}) => {
    const connection = await connect(deployment, options);
    const result = await connection.call('jira_create_issue', args);
    return {
      result,
      text: JSON.stringify(result.content),
      posts: countPosts(connection.requests),
      ...connection,
    };
  };
  const countPosts = (requests: { method: string }[]) =>
    requests.filter(({ method }) => method === 'POST').length;
  const created = async (args: Record<string, unknown>) => {
    const { result, text, requests } = await create(args);
    expect(result.isError, text).not.toBe(true);
    const { issue, ...answer } = result.structuredContent as {
      issue: Record<string, unknown>;
      message: string;
    };
    return { issue, answer, requests };
  };

  it('creates with the type in any case, in one write, and reads it back once', async () => {
    const { issue, answer, requests } = await created({
      ...story,
      project_key: 'proj',
      issue_type: 'story',
      description: '# Why\n\n- one\n- **two**',
    });
    expect(answer).toEqual({ message: 'Issue created successfully' });
    expect(issue).toEqual({
      id: expect.any(String),
      key: 'PROJ-168',
      browse_url: `${demoUrls[deployment].jira}/browse/PROJ-168`,
      summary: 'Something new',
      description: '# Why\n\n- one\n- **two**',
      status: { name: 'To Do', category: 'To Do', color: 'blue-gray' },
      issue_type: { name: 'Story' },
      priority: { name: 'Medium' },
      project: { id: '10000', key: 'PROJ', name: 'Payments', type: 'software', category: 'Products' },
      assignee: { display_name: 'Unassigned' },
      reporter: expect.objectContaining({ display_name: 'Ada Lovelace' }),
      created: expect.any(String),
      updated: expect.any(String),
    });
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET ${rest}/issue/createmeta/PROJ/issuetypes`,
      `POST ${rest}/issue`,
      `GET ${rest}/issue/PROJ-168`,
    ]);
  });

  it('takes fields of every kind by name, and all of them stick', async () => {
    const { issue, answer } = await created({
      ...story,
      issue_type: 'Bug',
      assignee: 'grace@demo.example',
      components: 'api, Ledger',
      additional_fields: JSON.stringify({
        priority: 'high',
        Labels: 'a, b',
        'Story Points': '3',
        Severity: 'major',
        Checks: ['Docs updated', 'tests written'],
        Region: 'Europe > germany',
        Reviewer: 'Linus Torvalds',
        Stakeholders: ['ada@demo.example', 'Margaret Hamilton'],
        'Target release date': '2026-12-24',
        'Incident started': '2026-03-01T10:00:00+02:00',
        'Acceptance criteria': '1. it _works_',
        'Design link': 'https://example.com/d',
        Topics: ['x'],
        'Owning group': 'payments-team',
        'Found in version': '2.0',
        'Verified in versions': ['2.0', '2.1'],
        customfield_10048: 'some',
        Sprint: 9,
        fixVersions: ['2.1'],
        duedate: '2026-12-31',
        environment: 'Staging, **blue**',
      }),
    });
    expect(answer).toEqual({ message: 'Issue created successfully' });
    expect(issue).toMatchObject({
      assignee: { display_name: 'Grace Hopper' },
      components: ['API', 'Ledger'],
      priority: { name: 'High' },
      labels: ['a', 'b'],
      fix_versions: ['2.1'],
      duedate: '2026-12-31',
      environment: 'Staging, **blue**',
      customfield_10016: { value: 3 },
      customfield_10030: { value: 'Major' },
      customfield_10032: { value: { value: 'Europe', child: 'Germany' } },
      customfield_10035: { value: '2026-12-24' },
      customfield_10038: { value: '1. it _works_' },
      customfield_10039: { value: 'https://example.com/d' },
      customfield_10040: { value: ['x'] },
      customfield_10043: { value: '2.0' },
      customfield_10044: { value: ['2.0', '2.1'] },
      customfield_10045: { value: 'payments-team' },
      customfield_10048: { value: 'Some' },
      customfield_10020: { value: [{ id: 9, name: 'PROJ Sprint 9', state: 'active' }] },
    });
    expect(new Set((issue.customfield_10041 as { value: string[] }).value)).toEqual(
      new Set(['Docs updated', 'Tests written']),
    );
    expect(Date.parse((issue.customfield_10036 as { value: string }).value)).toBe(
      Date.parse('2026-03-01T08:00:00Z'),
    );
    expect((issue.customfield_10034 as { value: unknown[] }).value).toHaveLength(2);
  });

  it.each(['parent', 'epic_link', 'epicKey', 'Epic Link'])(
    'puts an issue under an epic named as %s',
    async (alias) => {
      const { issue } = await created({ ...story, additional_fields: { [alias]: 'proj-101' } });
      if (cloud) expect(issue.parent).toMatchObject({ key: 'PROJ-101' });
      else expect(issue.customfield_10014).toEqual({ value: 'PROJ-101' });
    },
  );

  it('creates epics, named where Jira has names for them', async () => {
    const { issue } = await created({ ...story, issue_type: 'Epic' });
    expect(issue.issue_type).toEqual({ name: 'Epic' });
    if (!cloud) expect(issue.customfield_10011).toEqual({ value: 'Something new' });
  });

  it('creates sub-tasks under a parent given as text or object, and not without one', async () => {
    for (const parent of ['PROJ-123', { key: 'PROJ-123' }])
      expect(
        (await created({ ...story, issue_type: 'Subtask', additional_fields: { parent } })).issue,
      ).toMatchObject({
        issue_type: { name: 'Sub-task' },
        parent: { key: 'PROJ-123' },
      });
    const { text, posts } = await create({ ...story, issue_type: 'Sub-task' });
    expect(text).toContain('name its parent in additional_fields');
    expect(posts).toBe(0);
  });

  it('takes parameters among the additional fields when they agree', async () => {
    const extra = {
      summary: 'Something new',
      description: 'Text',
      components: ['API'],
      issue_type: 'story',
      project: 'PROJ',
    };
    const { issue } = await created({ ...story, additional_fields: extra });
    expect(issue).toMatchObject({ description: 'Text', components: ['API'] });
  });

  it.each([
    ['an unknown type', { issue_type: 'Taskk' }, 'it has Epic, Story, Task, Bug, Sub-task'],
    [
      'an unknown field',
      { additional_fields: { 'Story Pts': 3 } },
      'Similar: Story Points (customfield_10016)',
    ],
    [
      'a name that two fields have',
      { additional_fields: { Impact: 'Some' } },
      'customfield_10048, customfield_10049',
    ],
    [
      'a value that is no choice',
      { additional_fields: { Severity: 'huge' } },
      'it takes Minor, Major, Critical',
    ],
    [
      'a child that is no choice',
      { additional_fields: { Region: 'Europe > Mars' } },
      'it takes Germany, France, Poland',
    ],
    ['a person two people could be', { assignee: 'Sam Lee' }, 'slee2@demo.example'],
    ['a person nobody is', { additional_fields: { Reviewer: 'Nobody At All' } }, 'Nobody is called'],
    ['a text for a number', { additional_fields: { 'Story Points': 'many' } }, 'Story Points takes a number'],
    ['a date that does not exist', { additional_fields: { duedate: '2026-02-30' } }, 'takes a date'],
    ['a sprint by name', { additional_fields: { Sprint: 'PROJ Sprint 9' } }, 'takes the id of a sprint'],
    ['comments as a field', { additional_fields: { comment: 'x' } }, 'use jira_add_comment'],
    ['two summaries', { additional_fields: { summary: 'Other' } }, 'give one of them'],
    ['two types', { additional_fields: { issuetype: { name: 'Bug' } } }, 'give one of them'],
    ['two projects', { additional_fields: { project: { key: 'OPS' } } }, 'give one of them'],
    ['a mention of nobody', { description: 'ask @[Nobody At All]' }, 'Nobody is called'],
    ['JSON that is broken', { additional_fields: '{"a": ' }, 'additional_fields'],
    ['an argument that does not exist', { summry: 'x' }, 'summry'],
  ])('creates nothing for %s', async (_, args, complaint) => {
    const { result, text, posts } = await create({ ...story, ...args });
    expect(result.isError).toBe(true);
    expect(text).toContain(complaint);
    expect(posts).toBe(0);
  });

  it('passes on what Jira refuses, by field', async () => {
    const { result, text } = await create({ ...story, summary: 'x'.repeat(256) });
    expect(result.isError).toBe(true);
    expect(text).toContain('summary');
  });

  it('keeps to the projects that the operator allows', async () => {
    const { result, text, requests } = await create(story, { filters: { jira: ['OPS'] } });
    expect(result.isError).toBe(true);
    expect(text).toContain('JIRA_PROJECTS_FILTER');
    expect(requests).toEqual([]);
  });

  it('mentions people whom only their name tells', async () => {
    const { issue, requests } = await created({ ...story, description: 'Ask @[Grace Hopper] first.' });
    expect(issue.description).toMatch(/^Ask @\[Grace Hopper\] first\.$/);
    expect(requests.filter(({ path }) => path.endsWith('/user/search'))).toHaveLength(1);
  });
});
