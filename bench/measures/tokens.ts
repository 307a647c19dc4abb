import { createRequire } from 'node:module';
import { barChart } from '../chart.ts';
import { callTool } from '../client/tool-call.ts';
import type { Part } from '../part.ts';
import { allServers } from '../servers/all-servers.ts';
import type { Server } from '../servers/server.ts';
import { start } from '../servers/start.ts';
import { account, type Site } from '../sites/site.ts';
import { sitesHere, withSite } from '../sites/sites.ts';
import { figure, ratio, table } from '../table.ts';
import { attempt, isReason, type Outcome } from './outcome.ts';

type Answers = Record<string, Outcome<{ tokens: number }>>;
interface Row {
  name: string;
  kind: Server['kind'];
  answers: Answers;
}
interface Result {
  sites: { site: string; raw: Answers; rows: Row[] }[];
}

const columns = ['tools/list', 'issue', 'issueWithoutComments', 'search', 'page'] as const;

/** Tokens (o200k) of the tool list and of answers, beside what Atlassian itself says. */
export const tokens: Part<Result> = {
  title: 'Tokens',
  measure: async () => {
    const sites: Result['sites'] = [];
    for (const site of sitesHere) sites.push(await withSite(site, 0, onSite));
    return { sites };
  },
  describe: ({ sites }) =>
    [
      'Tokens (o200k) of what an assistant reads: the list of tools as JSON, and the text of answers. The factor is of the JSON that',
      'Atlassian answers: the issue with all fields, 50 issues with the six fields asked for, the page with its storage body.',
      ...sites.map(({ site, raw, rows }) => `\n### On the ${site}\n\n${tokenTable(raw, rows)}`),
    ].join('\n'),
  charts: ({ sites }) => ({
    tokens: barChart({
      title: `Tokens on the ${sites[0]?.site}`,
      unit: 'o200k tokens, fewer is better',
      groups: columns.map((column) => ({
        label: column,
        bars: (sites[0]?.rows ?? []).flatMap(({ name, kind, answers }) => {
          const value = answers[column];
          return value && !isReason(value)
            ? [{ label: name, value: value.tokens, ours: kind === 'product' }]
            : [];
        }),
      })),
    }),
  }),
};

function tokenTable(raw: Answers, rows: readonly Row[]): string {
  const cell = (answers: Answers, column: string) => {
    const [value, whole] = [answers[column], raw[column]];
    if (!value) return '';
    if (isReason(value)) return value.reason;
    return whole && !isReason(whole) && answers !== raw
      ? `${figure(value.tokens)} (${ratio(value.tokens, whole.tokens)})`
      : figure(value.tokens);
  };
  const lines = rows.map(({ name, answers }) => [name, ...columns.map((column) => cell(answers, column))]);
  return table([
    ['', ...columns],
    ['Atlassian’s JSON', ...columns.map((column) => cell(raw, column))],
    ...lines,
  ]);
}

function counter(): (text: string) => number {
  const { countTokens }: { countTokens: (text: string) => number } = createRequire(import.meta.url)(
    'gpt-tokenizer/encoding/o200k_base',
  );
  return countTokens;
}

async function onSite(site: Site): Promise<Result['sites'][number]> {
  const count = counter();
  const rows: Row[] = [];
  const { servers } = allServers();
  for (const server of servers.filter(({ stdio }) => stdio)) {
    const { name, kind } = server;
    rows.push({ name, kind, answers: await answersOf(server, site, count) });
  }
  return { site: site.name, raw: await rawAnswers(site, count), rows };
}

async function answersOf(server: Server, site: Site, count: (text: string) => number): Promise<Answers> {
  const running = await attempt(() => start(server, site, { transport: 'stdio', era: 'handshake' }));
  if (isReason(running)) return { 'tools/list': running };
  try {
    const list = await running.request('tools/list', {});
    const tools = typeof list === 'object' && list !== null && 'tools' in list ? list.tools : [];
    const answers: Answers = { 'tools/list': { tokens: count(JSON.stringify(tools)) } };
    for (const [name, call] of Object.entries(server.calls(site))) {
      if (name === 'refused') continue;
      answers[name] = await attempt(async () => ({ tokens: count(await callTool(running, call)) }));
    }
    return answers;
  } finally {
    await running.close();
  }
}

async function rawAnswers(site: Site, count: (text: string) => number): Promise<Answers> {
  const authorization = `Basic ${Buffer.from(`${account.email}:${account.token}`).toString('base64')}`;
  const { jira, confluence } = site.cloud;
  const query = new URLSearchParams({
    jql: site.jql,
    maxResults: '50',
    fields: 'summary,status,assignee,priority,issuetype,updated',
  });
  const urls = {
    issue: `${jira}/rest/api/3/issue/${site.issue}`,
    search: `${jira}/rest/api/3/search/jql?${query}`,
    issueWithoutComments: `${jira}/rest/api/3/issue/${site.issue}`,
    page: `${confluence}/api/v2/pages/${site.page}?body-format=storage`,
  };
  const answers: Answers = {};
  for (const [name, url] of Object.entries(urls)) {
    answers[name] = await attempt(async () => {
      const response = await fetch(url, { headers: { authorization } });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return { tokens: count(JSON.stringify(await response.json())) };
    });
  }
  return answers;
}
