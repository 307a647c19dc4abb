import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { beforeAll, expect, it } from 'vitest';
import { connect } from './support/connect.ts';
import { loadedFiles } from './support/loaded-files.ts';

// test/budget.json holds what was measured; a figure that falls well below its budget is lowered there by hand.
const budget: Record<string, number> = JSON.parse(
  readFileSync(new URL('budget.json', import.meta.url), 'utf8'),
);
const TOLERANCE = 1.05;

const answers: Record<string, [string, Record<string, unknown>]> = {
  issue: ['jira_get_issue', { issue_key: 'PROJ-123' }],
  'issue, all fields': ['jira_get_issue', { issue_key: 'PROJ-123', fields: '*all' }],
  search: ['jira_search', { jql: 'project = PROJ', limit: 20 }],
  'search, compact': ['jira_search', { jql: 'project = PROJ', limit: 20, output: 'compact' }],
  transitions: ['jira_get_transitions', { issue_key: 'PROJ-123' }],
  projects: ['jira_get_all_projects', {}],
  boards: ['jira_get_agile_boards', {}],
  page: ['confluence_get_page', { page_id: '98310' }],
  'page, markdown': ['confluence_get_page', { page_id: '98310', output: 'markdown' }],
  'search of pages': ['confluence_search', { query: 'type = page', limit: 10 }],
};

const configured = {
  JIRA_URL: 'https://demo.atlassian.net',
  JIRA_USERNAME: 'ada@demo.example',
  JIRA_API_TOKEN: 'token',
};
const firstMessages = [
  {
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
  },
  { method: 'notifications/initialized' },
  { id: 2, method: 'tools/list' },
]
  .map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  .join('');

const measured: Record<string, number> = {};

beforeAll(async () => {
  const list = async (options: Parameters<typeof connect>[1]) =>
    countTokens(JSON.stringify((await (await connect('cloud', options)).client.listTools()).tools));
  measured['surface full'] = await list({});
  measured['surface core'] = await list({ policy: { core: true } });
  measured['surface search'] = await list({ searchOnly: true });
  const { call } = await connect('cloud');
  for (const [name, [tool, args]] of Object.entries(answers)) {
    const { content, isError } = await call(tool, args);
    expect(isError, name).not.toBe(true);
    measured[`answer ${name}`] = countTokens(
      content.map((block) => (block.type === 'text' ? block.text : '')).join('\n'),
    );
  }
  const loaded = await loadedFiles({ env: configured, input: firstMessages });
  measured['kB loaded before a call'] = kB(loaded.reduce((sum, file) => sum + statSync(file).size, 0));
  measured['bundle kB'] = kB(sizeOf(new URL('../dist', import.meta.url).pathname));
}, 60_000);

const kB = (bytes: number) => Math.round(bytes / 1000);

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

it('costs no more than its budget, each surface, answer, the bundle and the start, with 5 % of tolerance', () => {
  const over = Object.entries(measured)
    .filter(([name, value]) => value > (budget[name] ?? 0) * TOLERANCE)
    .map(([name, value]) => `${name}: ${value}, budget ${budget[name] ?? 'missing'}`);
  expect(over).toEqual([]);
  expect(Object.keys(budget).toSorted()).toEqual(Object.keys(measured).toSorted());
});
