import { describe, expect, it } from 'vitest';
import { connect } from '../../../test/support/connect.ts';
import { type Connection, run, sent } from '../../../test/support/tool-calls.ts';

const bug = { project_key: 'PROJ', summary: 'Steady', issue_type: 'Bug' };
const everything = {
  ...bug,
  assignee: 'Grace Hopper',
  components: 'API',
  description: 'Ask @[Grace Hopper].',
  additional_fields: {
    Severity: 'Major',
    'Story Points': 3,
    Reviewer: 'Linus Torvalds',
    fixVersions: ['2.1'],
  },
};

describe.each(['cloud', 'datacenter'] as const)('requests in the steady state on %s', (deployment) => {
  const rest = `/rest/api/${deployment === 'cloud' ? 3 : 2}`;
  /** The requests of a call that the server has seen before. */
  const again = async (connection: Connection, name: string, args: Record<string, unknown>) => {
    await run(connection, name, args);
    const before = connection.requests.length;
    await run(connection, name, args);
    return sent(connection).slice(before);
  };

  it.each([
    { issue_key: 'PROJ-123' },
    { issue_key: 'PROJ-123', fields: '*all', use_display_names: true },
    { issue_key: 'PROJ-123', fields: 'Story Points,Severity,epic_key', expand: 'changelog' },
  ])('jira_get_issue %j costs one', async (args) => {
    const one = await again(await connect(deployment), 'jira_get_issue', args);
    expect(one).toEqual([`GET ${rest}/issue/PROJ-123`]);
  });

  it('jira_search costs one a page', async () => {
    const connection = await connect(deployment);
    const search = { jql: 'project = PROJ ORDER BY key', limit: 20, fields: 'summary,Story Points,epic_key' };
    let page = await run(connection, 'jira_search', search);
    const before = connection.requests.length;
    for (let pages = 0; pages < 3; pages++)
      page = await run(connection, 'jira_search', { ...search, page_token: page.next_page_token });
    const url = `POST ${rest}/${deployment === 'cloud' ? 'search/jql' : 'search'}`;
    expect(sent(connection).slice(before)).toEqual([url, url, url]);
  });

  it.each([bug, everything])('jira_create_issue %j costs two', async (args) => {
    const two = await again(await connect(deployment), 'jira_create_issue', args);
    expect(two).toEqual([`POST ${rest}/issue`, expect.stringMatching(/^GET .*\/issue\/PROJ-\d+$/)]);
  });

  it('jira_batch_create_issues costs one for each 50, and one for each 100 to read them back', async () => {
    const issues = Array.from({ length: 60 }, () => everything);
    const requests = await again(await connect(deployment), 'jira_batch_create_issues', { issues });
    expect(requests).toHaveLength(3);
  });
});
