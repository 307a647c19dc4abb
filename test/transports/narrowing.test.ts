import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CountingSite, startSite } from '../support/counting-site.ts';
import { type Answer, call, send } from '../support/raw.ts';
import { type Service, startService } from '../support/service.ts';

const list = { method: 'tools/list', params: {} };
const namesIn = ({ json }: Answer): string[] => json.result.tools.map(({ name }: { name: string }) => name);

let site: CountingSite;
let service: Service;
beforeAll(async () => {
  site = await startSite();
  service = await startService({
    JIRA_URL: site.url,
    JIRA_PERSONAL_TOKEN: 'demo-token',
    TOOLSETS: 'jira_issues,jira_comments,jira_fields',
    EXCLUDE_TOOLS: 'jira_delete_issue, jira_no_such_tool',
  });
});
afterAll(() => {
  service.child.kill();
  site.close();
});

const listed = async (headers: Record<string, string>, path = '') =>
  namesIn(await send(service.mcp + path, { headers, body: list }));

describe('a request narrows what the operator allows', () => {
  it.each([
    ['toolsets by header', { 'X-MCP-Toolsets': 'jira_comments' }, '', /comment/],
    ['toolsets by path', {}, '/x/jira_comments', /comment/],
    [
      'both, of which only the common ones stay',
      { 'X-MCP-Toolsets': 'jira_comments,jira_fields' },
      '/x/jira_comments,jira_issues',
      /comment/,
    ],
    ['tools by header', { 'X-MCP-Tools': 'jira_search, jira_get_issue' }, '', /^jira_(search|get_issue)$/],
    [
      'tools within a toolset',
      { 'X-MCP-Tools': 'jira_search,jira_add_comment' },
      '/x/jira_comments/',
      /^jira_add_comment$/,
    ],
    [
      'exclusion',
      { 'X-MCP-Toolsets': 'jira_comments', 'X-MCP-Exclude-Tools': 'jira_edit_comment' },
      '',
      /^jira_add_comment$/,
    ],
  ])('%s', async (_, headers: Record<string, string>, path, expected) => {
    const names = await listed(headers, path);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(expected);
  });

  it.each([
    ['header', { 'X-MCP-Readonly': 'TRUE' }, ''],
    ['path', {}, '/readonly'],
    ['path with toolsets after it', {}, '/readonly/x/jira_issues'],
    ['path with toolsets before it', {}, '/x/jira_issues/readonly'],
  ])('to reads, by %s', async (_, headers: Record<string, string>, path) => {
    const names = await listed(headers, path);
    expect(names).toContain('jira_search');
    expect(names).not.toContain('jira_create_issue');
  });

  it('and never widens it', async () => {
    const wide = {
      'X-MCP-Toolsets': 'all',
      'X-MCP-Tools': 'jira_delete_issue,jira_get_agile_boards,jira_search',
      'X-MCP-Readonly': 'false',
    };
    expect(await listed(wide)).toEqual(['jira_search']);
    expect(await listed({ 'X-MCP-Toolsets': 'confluence_pages' })).toEqual([]);
  });

  it.each([
    [{ 'X-MCP-Toolsets': 'jira_issues,nonsense' }, '', 'X-MCP-Toolsets names "nonsense"'],
    [{ 'X-MCP-Tools': 'search' }, '', 'X-MCP-Tools names "search"'],
    [{ 'X-MCP-Exclude-Tools': 'jira_delete' }, '', 'X-MCP-Exclude-Tools names "jira_delete"'],
    [{ 'X-MCP-Readonly': 'maybe' }, '', 'takes true or false'],
    [{}, '/x/nonsense', 'The path names "nonsense"'],
    [{}, '/x/%E0%A4', 'not encoded'],
  ])('%o%s is a 400 that says what is wrong', async (headers: Record<string, string>, path, text) => {
    const answer = await send(service.mcp + path, { headers, body: list });
    expect(answer.status).toBe(400);
    expect(answer.json.error).toContain(text);
  });

  it.each(['/x', '/x/', '/read-only', '/x/jira_issues/y', '/readonly/readonly'])(
    'there is nothing at %s',
    async (path) => {
      expect((await send(service.mcp + path, { body: list })).status).toBe(404);
    },
  );
});

describe('a call that policy excludes never reaches Atlassian', () => {
  const search = { jql: 'project = PROJ' };
  it.each([
    ['excluded by the operator', 'jira_delete_issue', { issue_key: 'PROJ-1' }, {}, ''],
    ["outside the operator's toolsets", 'jira_get_agile_boards', {}, {}, ''],
    [
      'a write, on the read-only path',
      'jira_create_issue',
      { project_key: 'PROJ', summary: 's', issue_type: 'Task' },
      {},
      '/readonly',
    ],
    [
      'a write, with the read-only header',
      'jira_add_comment',
      { issue_key: 'PROJ-1', body: 'x' },
      { 'X-MCP-Readonly': '1' },
      '',
    ],
    ["outside the path's toolsets", 'jira_search', search, {}, '/x/jira_comments'],
    ["outside the header's toolsets", 'jira_search', search, { 'X-MCP-Toolsets': 'jira_fields' }, ''],
    ['outside the named tools', 'jira_search', search, { 'X-MCP-Tools': 'jira_get_issue' }, ''],
    ['excluded by the request', 'jira_search', search, { 'X-MCP-Exclude-Tools': 'jira_search' }, ''],
  ])('%s: %s looks unknown', async (_, tool, args, headers: Record<string, string>, path) => {
    const before = site.received.length;
    const { json } = await send(service.mcp + path, { headers, body: call(tool, args) });
    expect(json.result).toMatchObject({ isError: true, content: [{ text: `Unknown tool: ${tool}` }] });
    expect(site.received.length).toBe(before);
  });

  it('while the same call without that header does', async () => {
    const before = site.received.length;
    await send(service.mcp, { body: call('jira_search', search) });
    expect(site.received.length).toBeGreaterThan(before);
  });

  it('and a tool that does not exist is named at the start', () => {
    expect(service.output.stderr).toContain('EXCLUDE_TOOLS names jira_no_such_tool, which does not exist');
  });
});
