import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleParts } from './support/bundle-parts.ts';
import { connect } from './support/connect.ts';
import { loadedFiles } from './support/loaded-files.ts';
import { culprits, type Figures, overBudget, sum, TOLERANCE } from './support/over-budget.ts';
import { openReferenceSite } from './support/reference-site.ts';

// test/budget.json holds what was measured, in tokens (o200k) and kB. Where a change is meant, UPDATE_BUDGET=reference and
// UPDATE_BUDGET=demo write it anew, each with the answers of that site.
interface Budget {
  surfaces: Figures;
  /** Each tool in tools/list. */
  tools: Figures;
  /** Texts of answers, by the site that gave them. */
  answers: Record<'reference' | 'demo', Figures>;
  /** By package or folder. */
  bundle: Figures;
  /** What is read until tools/list is answered over stdio. */
  start: Figures;
}

const file = new URL('budget.json', import.meta.url);
const budget: Budget = JSON.parse(readFileSync(file, 'utf8'));

const { UPDATE_BUDGET: update } = process.env;
const site = update === 'demo' ? undefined : await openReferenceSite();
const where = site ? 'reference' : 'demo';
if (!site) console.log('Budget: ../shared/bench is not here, so answers are measured on the demo site.');

const issue_key = site ? 'PROJ-1' : 'PROJ-123';
const page_id = site ? '123456' : '98310';
const search = {
  jql: 'project = PROJ',
  limit: site ? 50 : 20,
  fields: 'summary,status,assignee,priority,issuetype,updated',
};
const linked =
  'summary,description,status,assignee,reporter,labels,versions,priority,created,updated,issuetype,issuelinks,subtasks,attachment';

const calls: Record<string, [string, Record<string, unknown>]> = {
  issue: ['jira_get_issue', { issue_key, comment_limit: 0 }],
  'issue with comments': ['jira_get_issue', { issue_key }],
  'issue with links, sub-tasks and attachments': ['jira_get_issue', { issue_key, fields: linked }],
  'issue with links, sub-tasks and attachments, compact': [
    'jira_get_issue',
    { issue_key, fields: linked, output: 'compact' },
  ],
  'issue, all fields': ['jira_get_issue', { issue_key, fields: '*all' }],
  search: ['jira_search', search],
  'search, compact': ['jira_search', { ...search, output: 'compact' }],
  page: ['confluence_get_page', { page_id }],
  'page, markdown': ['confluence_get_page', { page_id, output: 'markdown' }],
  'page, storage': ['confluence_get_page', { page_id, convert_to_markdown: false }],
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

/** What answers on the reference site may cost at most, whatever the budget says. */
const targets: Figures = {
  issue: 730,
  'issue with comments': 1_275,
  'issue with links, sub-tasks and attachments, compact': 730,
  search: 3_700,
  'search, compact': 2_000,
};

const tokensOf = (value: unknown): number => countTokens(JSON.stringify(value));
const measured = { answers: {} } as Pick<Budget, 'surfaces' | 'tools' | 'bundle' | 'start'> & {
  answers: Figures;
};

beforeAll(async () => {
  const list = async (options: Parameters<typeof connect>[1]) =>
    (await (await connect('cloud', options)).client.listTools()).tools;
  const tools = await list({});
  measured.tools = Object.fromEntries(tools.map((tool) => [tool.name, tokensOf(tool)]));
  measured.surfaces = {
    full: tokensOf(tools),
    core: tokensOf(await list({ policy: { core: true } })),
    search: tokensOf(await list({ searchOnly: true })),
  };
  measured.bundle = bundleParts();
  const { call } = await connect('cloud', site && { fetch: site.fetch });
  for (const [name, [tool, args]] of Object.entries(calls)) {
    const { content, isError } = await call(tool, args);
    const text = content.map((block) => (block.type === 'text' ? block.text : '')).join('\n');
    expect(isError, `${name}: ${text}`).not.toBe(true);
    measured.answers[name] = countTokens(text);
  }
  site?.close();
  const loaded = await loadedFiles({ env: configured, input: firstMessages });
  const bytes = loaded.reduce((total, path) => total + statSync(path).size, 0);
  measured.start = { 'kB loaded before a call': Math.round(bytes / 1000) };
  if (update) {
    Object.assign(budget, measured, { answers: { ...budget.answers, [where]: measured.answers } });
    writeFileSync(file, `${JSON.stringify(budget, null, 2)}\n`);
  }
}, 60_000);

describe('costs no more than its budget and 5 %', () => {
  it('each surface, with the tools that grew', () => {
    const grown = culprits(measured.tools, budget.tools);
    expect(overBudget(measured.surfaces, budget.surfaces), `grown: ${grown}`).toEqual([]);
  });

  it('each reference answer, and the targets of those', () => {
    expect(Object.keys(budget.answers[where])).toEqual(Object.keys(calls));
    expect(overBudget(measured.answers, budget.answers[where])).toEqual([]);
    if (site)
      for (const [name, target] of Object.entries(targets))
        expect(measured.answers[name], name).toBeLessThanOrEqual(target);
  });

  it('the bundle, with the packages and folders that grew', () => {
    const grown = culprits(measured.bundle, budget.bundle);
    expect(sum(measured.bundle), `kB; grown: ${grown}`).toBeLessThanOrEqual(sum(budget.bundle) * TOLERANCE);
  });

  it('the start', () => {
    expect(overBudget(measured.start, budget.start)).toEqual([]);
  });
});
