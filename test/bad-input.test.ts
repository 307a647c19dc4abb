import { describe, expect, it } from 'vitest';
import { connect } from './support/connect.ts';

const textOf = (result: { content: { type: string; text?: string }[] }): string =>
  result.content[0]?.text ?? '';
const megabyte = 'x'.repeat(1_000_000);

describe.each(['cloud', 'datacenter'] as const)('bad input, on %s', (deployment) => {
  it.each([
    ['jira_get_issue', {}, 'Argument "issue_key" is required'],
    ['jira_get_issue', { issue_key: 5 }, 'Argument "issue_key" is 5'],
    ['jira_get_issue', { issue_key: ['PROJ-1'] }, 'Argument "issue_key" is ["PROJ-1"]'],
    ['jira_get_issue', { issue_key: '../../admin' }, '"../../admin"'],
    ['jira_get_issue', { issue_key: 'PROJ-1/../../serverInfo' }, 'PROJ-1/../../serverInfo'],
    ['jira_get_issue', { issue_key: 'PROJ-1?expand=x' }, 'PROJ-1?expand=x'],
    ['jira_get_issue', { issue_key: 'PROJ-1\n' + 'X-Header: 1' }, 'issue_key'],
    ['jira_get_issue', { issue_key: megabyte }, '(1000002 characters)'],
    ['jira_get_issue', { issue_key: '\ud800' }, 'issue_key'],
    [
      'jira_get_issue',
      { issue_key: 'PROJ-1', feilds: 'summary' },
      'Unknown argument "feilds"; jira_get_issue takes issue_key, fields',
    ],
    ['jira_get_issue', { issue_key: 'PROJ-1', comment_limit: 1000 }, 'Argument "comment_limit" is 1000'],
    [
      'jira_get_issue',
      { issue_key: 'PROJ-1', use_display_names: 'perhaps' },
      'Argument "use_display_names" is "perhaps"',
    ],
    ['jira_search', { jql: 'project = PROJ', limit: 'many' }, 'Argument "limit" is "many"'],
    ['jira_search', { jql: 'project = PROJ', limit: 0 }, 'Argument "limit" is 0'],
    ['jira_search', { jql: { project: 'PROJ' } }, 'Argument "jql" is {"project":"PROJ"}'],
    ['jira_create_issue', { project_key: '..', summary: 's', issue_type: 'Task' }, 'project_key'],
    [
      'jira_create_issue',
      { project_key: 'PROJ', summary: 's', issue_type: 'Task', additional_fields: '{broken' },
      'additional_fields',
    ],
    ['jira_update_issue', { issue_key: 'PROJ-1', fields: '[1]' }, 'Argument "fields"'],
    ['confluence_get_page', { page_id: '../../admin' }, '../../admin'],
    ['confluence_get_page', { page_id: megabyte }, 'page_id'],
    ['confluence_get_page', {}, 'page_id'],
    ['confluence_search', { query: 'x', limit: 51 }, 'Argument "limit" is 51'],
    ['confluence_create_page', { space_key: 'DOCS', title: 't' }, 'content'],
    [
      'confluence_create_page',
      { space_key: 'DOCS', title: 't', content: 'x', content_format: 'rtf' },
      'content_format',
    ],
    [
      'confluence_create_page',
      { space_key: 'DOCS', title: 't', content: '<p>open', content_format: 'storage' },
      'well-formed',
    ],
    ['confluence_add_comment', { page_id: '98310' }, 'Argument "body" is required'],
  ])('%s %j is refused before any request', async (name, args, words) => {
    const { call, requests } = await connect(deployment);
    const result = await call(name, args);
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain(words);
    expect(textOf(result).length).toBeLessThan(2_000);
    expect(requests).toEqual([]);
  });

  it('an unknown tool is named, without a request', async () => {
    const { call, requests } = await connect(deployment);
    expect(textOf(await call('jira_destroy_everything'))).toBe('Unknown tool: jira_destroy_everything');
    expect(textOf(await call(megabyte)).length).toBeLessThan(200);
    expect(requests).toEqual([]);
  });

  it('a tool that policy hides answers like one that does not exist', async () => {
    const { call, requests } = await connect(deployment, { policy: { readOnly: true } });
    expect(textOf(await call('jira_add_comment', { issue_key: 'PROJ-1', body: 'x' }))).toBe(
      'Unknown tool: jira_add_comment',
    );
    expect(requests).toEqual([]);
  });

  it.each([
    ['project = ', 'Jira answered 400'],
    ['projekt = PROJ', 'projekt'],
    ['project = NOSUCH', 'NOSUCH'],
    ['status = "In Progress" AND AND', 'Jira answered 400'],
  ])("invalid JQL %s carries Jira's own words", async (jql, words) => {
    const { call } = await connect(deployment);
    const result = await call('jira_search', { jql });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain(words);
  });

  it('a megabyte of JQL or text ends in an answer, and the next call is right', async () => {
    const { call } = await connect(deployment);
    for (const [name, args] of [
      ['jira_search', { jql: megabyte }],
      ['jira_search', { jql: '('.repeat(100_000) }],
      ['jira_add_comment', { issue_key: 'PROJ-2', body: `${'> '.repeat(100_000)}x` }],
      ['confluence_search', { query: `"${megabyte}` }],
    ] as const)
      expect(textOf(await call(name, args)).length).toBeGreaterThan(0);
    expect((await call('jira_get_issue', { issue_key: 'PROJ-1' })).isError).toBeUndefined();
  });
});
