import { describe, expect, it } from 'vitest';
import { connect, demoUrls } from '../../../../test/support/connect.ts';
import { type Connection, complaint as complaintOf, run } from '../../../../test/support/tool-calls.ts';
import { createDemoSite } from '../../../demo/site.ts';

const now = new Date('2026-06-01T12:00:00Z');

interface Page {
  total: number;
  start_at: number;
  max_results: number;
  issues: { key: string; [field: string]: unknown }[];
  next_page_token?: string;
}

describe.each(['cloud', 'datacenter'] as const)('jira_search on %s', (deployment) => {
  const cloud = deployment === 'cloud';
  const open = (options = {}) =>
    connect(deployment, { site: createDemoSite({ deployment, now }), ...options });
  const search = (connection: Connection, args: Record<string, unknown>): Promise<Page> =>
    run<Page>(connection, 'jira_search', args);
  const complaint = (connection: Connection, args: Record<string, unknown>) =>
    complaintOf(connection, 'jira_search', args);

  it('returns a page of issues in one request', async () => {
    const connection = await open();
    const page = await search(connection, {
      jql: 'key = PROJ-123 ORDER BY key DESC',
      fields: 'summary,status,assignee,resolution',
    });
    expect(page).toEqual({
      total: 1,
      start_at: 0,
      max_results: 10,
      issues: [
        {
          id: '10123',
          key: 'PROJ-123',
          browse_url: `${demoUrls[deployment].jira}/browse/PROJ-123`,
          summary: 'Refunds get lost when two arrive within one minute',
          status: { name: 'In Review', category: 'In Progress', color: 'yellow' },
          assignee: expect.objectContaining({ display_name: 'Grace Hopper' }),
        },
      ],
    });
    expect(connection.requests).toEqual([
      { method: 'POST', path: cloud ? '/rest/api/3/search/jql' : '/rest/api/2/search' },
    ]);
  });

  it('says of an issue without an assignee that nobody has it', async () => {
    const { issues } = await search(await open(), { jql: 'project = PROJ AND assignee is EMPTY', limit: 1 });
    expect(issues[0]?.assignee).toEqual({ display_name: 'Unassigned' });
  });

  it('pages in one style on both deployments, to the end and without repeating', async () => {
    const connection = await open();
    const keys: string[] = [];
    let token: string | undefined;
    let pages = 0;
    do {
      const page = await search(connection, {
        jql: 'project = OPS ORDER BY key',
        fields: 'summary',
        limit: 15,
        ...(token !== undefined && { page_token: token }),
      });
      keys.push(...page.issues.map(({ key }) => key));
      token = page.next_page_token;
      expect(page.start_at).toBe(cloud ? 0 : pages * 15);
      pages++;
    } while (token !== undefined && pages < 20);
    const all = await search(connection, {
      jql: 'project = OPS ORDER BY key',
      fields: 'summary',
      limit: 100,
    });
    expect(keys).toEqual(all.issues.map(({ key }) => key));
    expect(pages).toBeGreaterThan(1);
  });

  it('tells the total where Jira tells it', async () => {
    const connection = await open();
    const page = await search(connection, { jql: 'project = PROJ', limit: 1, fields: '' });
    expect(page.total).toBe(cloud ? -1 : 167);
    expect(Object.keys(page.issues[0] ?? {})).toEqual(['id', 'key', 'browse_url']);
  });

  it('gives at most 100, and a way to the rest', async () => {
    const page = await search(await open(), { jql: 'project = PROJ', limit: 500, fields: 'summary' });
    expect(page).toMatchObject({ max_results: 100, next_page_token: expect.any(String) });
    expect(page.issues).toHaveLength(100);
  });

  it('answers start_at, or says how to page', async () => {
    const connection = await open();
    const args = { jql: 'project = OPS ORDER BY key', start_at: 2, limit: 1, fields: 'summary' };
    if (cloud) expect(await complaint(connection, args)).toContain('pass next_page_token');
    else expect((await search(connection, args)).start_at).toBe(2);
  });

  it('has descriptions as Markdown and custom fields by name, as jira_get_issue has them', async () => {
    const connection = await open();
    const fields = 'description,Severity,Root cause,epic_key';
    const args = { fields, use_display_names: true };
    const page = await search(connection, { jql: 'key = PROJ-123', ...args });
    const { structuredContent } = await connection.call('jira_get_issue', { issue_key: 'PROJ-123', ...args });
    expect(page.issues[0]).toEqual(structuredContent);
    expect(page.issues[0]).toMatchObject({
      epic_key: 'PROJ-101',
      Severity: { value: 'Minor', field_id: 'customfield_10030' },
    });
  });

  it('limits to projects by the argument and by the operator, whichever is narrower', async () => {
    const connection = await open({ filters: { jira: ['OPS', 'HELP'] } });
    const projects = async (args: Record<string, unknown>) => {
      const { issues } = await search(connection, { fields: 'summary', limit: 100, ...args });
      return [...new Set(issues.map(({ key }) => key.split('-')[0]))].sort();
    };
    expect(await projects({ jql: 'created is not empty OR project = PROJ' })).toEqual(['HELP', 'OPS']);
    expect(await projects({ jql: '', projects_filter: 'ops' })).toEqual(['OPS']);
    expect(await projects({ jql: 'ORDER BY key', projects_filter: ['PROJ'] })).toEqual([]);
  });

  it('cannot be talked out of the limit', async () => {
    const connection = await open({ filters: { jira: ['OPS'] } });
    expect(await complaint(connection, { jql: 'project = OPS) OR (project = PROJ' })).toContain(
      'unbalanced brackets',
    );
    expect(connection.requests).toEqual([]);
  });

  it.each([
    [{ jql: 'project = PROJ', fields: 'Sevrity' }, 'Similar: Severity (customfield_10030)'],
    [{ jql: 'project = = PROJ' }, '400'],
    [{ jql: 'project = PROJ', limit: 0 }, 'limit'],
    [{ jql: 'project = PROJ', page_token: 'nonsense' }, cloud ? '400' : 'next_page_token of the page before'],
    [{ jql: 'project = PROJ', projects_filter: 'not a key' }, 'project key such as PROJ'],
  ])('refuses %j', async (args, expected) => {
    expect(await complaint(await open(), args)).toContain(expected);
  });
});
