import type { CallToolResult } from '@modelcontextprotocol/client';
import { expect, it } from 'vitest';
import { connect } from './support/connect.ts';
import { callOf, initialize, messagesOf, openFront, post } from './support/front.ts';

const textOf = ({ content }: CallToolResult): string =>
  content.map((block) => (block.type === 'text' ? block.text : '')).join('\n');

const search = { jql: 'project = PROJ', limit: 20, fields: 'summary,status,assignee,updated' };

it('json has the nesting of the structured result, without its repetitions', async () => {
  const { call } = await connect('cloud');
  const result = await call('jira_search', search);
  const text = JSON.parse(textOf(result));
  const whole = JSON.parse(JSON.stringify(result.structuredContent).replaceAll('.000+0000"', 'Z"'));
  expect(whole).toMatchObject(text);
  expect(text.issues).toHaveLength(whole.issues.length);
  for (const { status, assignee } of text.issues)
    expect([status.name, assignee.display_name]).toEqual([expect.any(String), expect.any(String)]);
});

it('the structured result says everything wherever it stands', async () => {
  const { call } = await connect('cloud');
  const { structuredContent } = await call('jira_search', search);
  const { issues } = structuredContent as {
    issues: { browse_url?: string; assignee: { display_name: string; account_id?: string } }[];
  };
  expect(issues.every(({ browse_url }) => browse_url)).toBe(true);
  const people = issues.filter(({ assignee }) => assignee.display_name !== 'Unassigned');
  expect(people.length).toBeGreaterThan(new Set(people.map(({ assignee }) => assignee.account_id)).size);
  expect(people.every(({ assignee }) => assignee.account_id)).toBe(true);
});

it.each(['json', 'compact'])('%s says each person in full once, and by name afterwards', async (output) => {
  const { call } = await connect('cloud');
  const result = await call('jira_search', { ...search, output });
  const idsIn = (text: string) => text.match(/712020:[\w-]+/g) ?? [];
  const [said, given] = [idsIn(textOf(result)), idsIn(JSON.stringify(result.structuredContent))];
  expect(given.length).toBeGreaterThan(said.length);
  expect(new Set(said).size).toBe(said.length);
  expect(new Set(said)).toEqual(new Set(given));
});

it.each(['compact', 'markdown', 'toon'])(
  '%s holds every key and the handle of the next page',
  async (output) => {
    const { call } = await connect('cloud');
    const result = await call('jira_search', { ...search, output });
    const { issues, next_page_token } = result.structuredContent as {
      issues: { key: string; summary: string }[];
      next_page_token: string;
    };
    expect(next_page_token).toMatch(/./);
    expect(textOf(result)).toContain(next_page_token);
    for (const { key } of issues) expect(textOf(result)).toContain(key);
  },
);

it('compact is shorter than json for a list', async () => {
  const { call } = await connect('cloud');
  const json = textOf(await call('jira_search', search));
  const compact = textOf(await call('jira_search', { ...search, output: 'compact' }));
  expect(compact.length).toBeLessThan(json.length * 0.8);
});

it('a page in markdown ends with its text as it is, without JSON escapes', async () => {
  const { call } = await connect('cloud');
  const result = await call('confluence_get_page', { page_id: '98310', output: 'markdown' });
  const { metadata } = result.structuredContent as { metadata: { content: { value: string } } };
  expect(textOf(result).endsWith(metadata.content.value)).toBe(true);
});

it('a format that does not exist is refused before any request', async () => {
  const { call, requests } = await connect('cloud');
  const result = await call('jira_search', { ...search, output: 'xml' });
  expect(result.isError).toBe(true);
  expect(textOf(result)).toContain('json, compact, markdown, toon');
  expect(requests).toEqual([]);
});

it('a list has the fields that were chosen and nothing else, id and address apart', async () => {
  const { call } = await connect('cloud');
  const rowsOf = async (fields: string) => {
    const result = await call('jira_search', { jql: 'project = PROJ', limit: 3, fields });
    const { issues } = JSON.parse(textOf(result));
    const { issues: whole } = result.structuredContent as { issues: object[] };
    return { keys: issues.map(Object.keys), whole: whole.map(Object.keys) };
  };
  const chosen = await rowsOf('summary,priority');
  expect(chosen.keys.map((keys: string[]) => keys.toSorted())).toEqual([
    ['browse_url', 'key', 'priority', 'summary'],
    ['key', 'priority', 'summary'],
    ['key', 'priority', 'summary'],
  ]);
  for (const keys of chosen.whole)
    expect(keys.toSorted()).toEqual(['browse_url', 'id', 'key', 'priority', 'summary']);
  expect((await rowsOf('id,summary')).keys[1]).toContain('id');
  expect((await rowsOf('*all')).keys[1]).toContain('id');
});

it('MCP_OUTPUT is the form of answers that do not say theirs, for plain calls and with sessions', async () => {
  const { send } = await openFront({ env: { MCP_OUTPUT: 'markdown' } });
  const issue = { name: 'jira_get_issue', arguments: { issue_key: 'PROJ-1' } };
  const said = async (body: object, headers = {}) =>
    JSON.stringify(await messagesOf(await post(send, '/mcp', body, { headers })));
  expect(await said({ method: 'tools/call', params: issue })).toContain('key: PROJ-1\\n');
  const json = { ...issue, arguments: { ...issue.arguments, output: 'json' } };
  expect(await said({ method: 'tools/call', params: json })).toContain('\\"key\\":\\"PROJ-1\\"');
  const opened = await post(send, '/mcp', initialize());
  const session = { 'mcp-session-id': opened.headers.get('mcp-session-id') ?? '' };
  expect(await said(callOf(1, issue.name, issue.arguments), session)).toContain('key: PROJ-1\\n');
});
