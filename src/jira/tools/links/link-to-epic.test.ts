import { describe, expect, it } from 'vitest';
import { connect, demoUrls } from '../../../../test/support/connect.ts';

describe.each(['cloud', 'datacenter'] as const)('jira_link_to_epic on %s', (deployment) => {
  const cloud = deployment === 'cloud';
  const rest = `/rest/api/${cloud ? 3 : 2}`;
  const link = async (args: Record<string, unknown>, options = {}) => {
    const connection = await connect(deployment, options);
    const result = await connection.call('jira_link_to_epic', {
      issue_key: 'PROJ-123',
      epic_key: 'PROJ-76',
      ...args,
    });
    const sent = connection.requests.map(({ method, path }) => `${method} ${path}`);
    return { ...connection, result, text: JSON.stringify(result.content), sent };
  };

  it('puts the issue below the epic and shows it', async () => {
    const { result, sent, call } = await link({});
    expect(result.structuredContent).toEqual({
      message: 'PROJ-123 now belongs to epic PROJ-76',
      issue: expect.objectContaining({
        id: '10123',
        key: 'PROJ-123',
        browse_url: `${demoUrls[deployment].jira}/browse/PROJ-123`,
        epic_key: 'PROJ-76',
        issue_type: { name: 'Bug' },
      }),
    });
    expect(sent).toEqual([
      // Data Center keeps the epic in a custom field, found by its type in the site's field list.
      ...(cloud ? [] : [`GET ${rest}/field`]),
      `GET ${rest}/issue/PROJ-76`,
      `PUT ${rest}/issue/PROJ-123`,
      `GET ${rest}/issue/PROJ-123`,
    ]);
    const { structuredContent } = await call('jira_search', {
      jql: cloud ? 'parent = PROJ-76' : '"Epic Link" = PROJ-76',
      fields: 'summary',
      limit: 100,
    });
    const { issues } = structuredContent as { issues: { key: string }[] };
    expect(issues.map(({ key }) => key)).toContain('PROJ-123');
  });

  it('weakness 27: needs three requests', async () => {
    const { call, requests } = await link({});
    const before = requests.length;
    await call('jira_link_to_epic', { issue_key: 'PROJ-122', epic_key: 'PROJ-76' });
    expect(requests.length - before).toBe(3);
  });

  it.each([
    ['PROJ-122', 'PROJ-122 is no epic but a '],
    ['OPS-3', 'OPS-3 is no epic but a '],
  ])('weakness 3: %s is refused as an epic, and nothing is written', async (epic_key, words) => {
    const { result, text, sent } = await link({ epic_key });
    expect(result.isError).toBe(true);
    expect(text).toContain(words);
    expect(text).toContain('jira_create_issue_link');
    expect(sent.filter((line) => !line.startsWith('GET'))).toEqual([]);
  });

  it('weakness 3: no other field and no link takes the place of what Jira refuses', async () => {
    // An epic cannot be below another one.
    const { result, text, sent } = await link({ issue_key: 'PROJ-101' });
    expect(result.isError).toBe(true);
    expect(text).toContain('hierarchy');
    expect(sent.filter((line) => !line.startsWith('GET'))).toEqual([`PUT ${rest}/issue/PROJ-101`]);
  });

  it.each([
    [{ epic_key: 'PROJ-123' }, 'cannot be its own epic'],
    [{ epic_key: 'PROJ-99999' }, '404'],
    [{ issue_key: 'PROJ-99999' }, '404'],
    [{ epic_key: 'the refunds' }, 'epic_key'],
  ])('says what is wrong with %j', async (args, words) => {
    const { result, text } = await link(args);
    expect(result.isError).toBe(true);
    expect(text).toContain(words);
  });

  it('keeps to the projects that the operator allows, on both sides', async () => {
    for (const args of [{ issue_key: 'OPS-3' }, { epic_key: 'OPS-3' }]) {
      const { text, sent } = await link(args, { filters: { jira: ['PROJ'] } });
      expect(text).toContain('JIRA_PROJECTS_FILTER');
      expect(sent).toEqual([]);
    }
    const { result } = await link({}, { filters: { jira: ['PROJ'] } });
    expect(result.isError).toBeUndefined();
  });

  it('passes on that the account may not edit', async () => {
    expect((await link({}, { user: 'guest' })).text).toContain('403');
  });
});
