import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { barChart } from '../chart.ts';
import { type Load, runLoad } from '../client/load.ts';
import type { Era } from '../client/protocol.ts';
import { callTool } from '../client/tool-call.ts';
import { percentile } from '../measure.ts';
import type { Part } from '../part.ts';
import { allServers } from '../servers/all-servers.ts';
import { processorMsOf } from '../servers/process-usage.ts';
import { startProcess } from '../servers/processes.ts';
import type { CallName, Server } from '../servers/server.ts';
import { type Running, start, type Transport } from '../servers/start.ts';
import type { Site } from '../sites/site.ts';
import { mainSite, withSite } from '../sites/sites.ts';
import { figure, ratio, table } from '../table.ts';
import { attempt, isReason, type Outcome } from './outcome.ts';

/** What is asked, or the list of tools. */
type Asked = CallName | 'tools/list';
interface Cell extends Load {
  /** Milliseconds of the server's processor time for each call. */
  processorMs: number;
  /** p99 of /healthz meanwhile, in milliseconds; over HTTP with many callers. */
  healthMs?: number;
}
interface Row {
  name: string;
  kind: Server['kind'];
  transport: Transport;
  era: Era;
  latencyMs: number;
  asked: Asked;
  concurrency: number;
  outcome: Outcome<Cell>;
}
interface Result {
  rows: Row[];
}
interface Pace {
  warmUp: { concurrency: number; milliseconds: number; calls: number };
  milliseconds: number;
}

/** Calls per second, waiting times and processor time per call. */
export const throughput: Part<Result> = {
  title: 'Calls',
  measure: async ({ short }) => {
    const milliseconds = short ? 400 : 3_000;
    const pace = { warmUp: { concurrency: 8, milliseconds, calls: short ? 200 : 2_000 }, milliseconds };
    const rows: Row[] = [];
    for (const latencyMs of [0, 100])
      rows.push(...(await withSite(mainSite, latencyMs, (site) => onSite(site, latencyMs, pace))));
    return { rows };
  },
  describe: ({ rows }) => {
    const titles = [...new Set(rows.map(titleOf))];
    return [
      'Calls per second and milliseconds per call, with so many calls under way at any time; processor time of the server alone.',
      '"Beside" is the calls per second of this project, as Cloud and with a handshake, divided by those of the row.',
      ...titles.map((title) => `### ${title}\n\n${callTable(rows.filter((row) => titleOf(row) === title))}`),
    ].join('\n\n');
  },
  charts: ({ rows }) => ({
    calls: barChart({
      title: 'jira_get_issue over HTTP, 32 callers, Atlassian answers at once',
      unit: 'calls per second',
      groups: bars(rows, 0, 32),
    }),
    'calls-with-latency': barChart({
      title: 'jira_get_issue over HTTP, 256 callers, Atlassian answers after 100 ms',
      unit: 'calls per second',
      groups: bars(rows, 100, 256),
    }),
  }),
};

function titleOf({ transport, latencyMs }: Row): string {
  return `Over ${transport}, Atlassian answers after ${latencyMs} ms`;
}

function bars(rows: readonly Row[], latency: number, callers: number) {
  const chosen = rows.filter(
    ({ transport, latencyMs, asked, concurrency }) =>
      transport === 'http' && latencyMs === latency && asked === 'issue' && concurrency === callers,
  );
  const shown = chosen.flatMap(({ name, kind, era, outcome }) =>
    isReason(outcome)
      ? []
      : [{ label: `${name}, ${era}`, value: outcome.perSecond, ours: kind === 'product' }],
  );
  return [{ label: '', bars: shown }];
}

function callTable(rows: readonly Row[]): string {
  const body = rows.map((row) => {
    const { name, era, asked, concurrency, outcome } = row;
    return isReason(outcome)
      ? [name, era, asked, String(concurrency), outcome.reason, '', '', '', '', '']
      : [
          name,
          era,
          asked,
          String(concurrency),
          figure(outcome.perSecond),
          ratio(oursFor(row, rows), outcome.perSecond),
          figure(outcome.p50),
          figure(outcome.p99),
          figure(outcome.processorMs),
          outcome.healthMs === undefined ? '' : figure(outcome.healthMs),
        ];
  });
  const head = [
    '',
    'protocol',
    'call',
    'at once',
    'per second',
    'beside',
    'p50 ms',
    'p99 ms',
    'processor ms',
    '/healthz p99 ms',
  ];
  return table([head, ...body]);
}

/** The calls per second of this project in the place of that row. */
function oursFor({ asked, concurrency }: Row, rows: readonly Row[]): number | undefined {
  const outcome = rows.find(
    (row) => row.kind === 'product' && row.asked === asked && row.concurrency === concurrency,
  )?.outcome;
  return outcome && !isReason(outcome) ? outcome.perSecond : undefined;
}

async function onSite(site: Site, latencyMs: number, pace: Pace): Promise<Row[]> {
  const rows: Row[] = [];
  for (const server of allServers().servers) {
    for (const { transport, era } of waysTo(server)) {
      const base = { name: server.name, kind: server.kind, transport, era, latencyMs };
      console.error(`${server.name}, ${transport}, ${era}, ${latencyMs} ms`);
      const running = await attempt(() => start(server, site, { transport, era }));
      if (isReason(running)) {
        rows.push({ ...base, asked: 'tools/list', concurrency: 1, outcome: running });
        continue;
      }
      for (const { asked, concurrency } of plan(server, site, { transport, latencyMs })) {
        const work = { running, call: callOf(running, server, { site, asked }), concurrency };
        rows.push({ ...base, asked, concurrency, outcome: await attempt(() => measure(work, pace)) });
      }
      await running.close();
    }
  }
  return rows;
}

function waysTo(server: Server): { transport: Transport; era: Era }[] {
  const transports = (['stdio', 'http'] as const).filter((transport) => server[transport]);
  return transports.flatMap((transport) => server.eras.map((era) => ({ transport, era })));
}

// Every call where it tells something: the answers' sizes where nobody waits, the number of callers for the issue.
function plan(
  server: Server,
  site: Site,
  { transport, latencyMs }: { transport: Transport; latencyMs: number },
): { asked: Asked; concurrency: number }[] {
  const calls = server.calls(site);
  const asked = (['issue', 'search', 'page'] as const).filter((name) => calls[name]);
  const many = (latencyMs > 0 ? [1, 32, 128, 256] : [1, 32, 256]).flatMap((concurrency) =>
    calls.issue ? [{ asked: 'issue' as const, concurrency }] : [],
  );
  if (latencyMs > 0) return many;
  const others = asked.filter((name) => name !== 'issue').map((name) => ({ asked: name, concurrency: 1 }));
  const refused =
    transport === 'http' && calls.refused ? [{ asked: 'refused' as const, concurrency: 32 }] : [];
  const lists = [1, 32].map((concurrency) => ({ asked: 'tools/list' as const, concurrency }));
  return [...lists, ...many, ...others, ...refused];
}

function callOf(
  running: Running,
  server: Server,
  { site, asked }: { site: Site; asked: Asked },
): () => Promise<unknown> {
  if (asked === 'tools/list') return () => listTools(running);
  const call = server.calls(site)[asked];
  if (!call) throw new Error(`${server.name} has no such call.`);
  // The one with an answer that was ready before refuses nothing.
  return () =>
    callTool(running, call, asked === 'refused' && server.name !== 'node:http alone, ready answer');
}

async function listTools({ request, text }: Running): Promise<void> {
  if (!text) await request('tools/list', {});
  else if (!(await text('tools/list', {})).includes('"tools":[')) throw new Error('tools/list gave no list.');
}

interface Work {
  running: Running;
  call: () => Promise<unknown>;
  concurrency: number;
}

async function measure({ running, call, concurrency }: Work, { warmUp, milliseconds }: Pace): Promise<Cell> {
  // As many at once as will be measured: where Atlassian is slow, few callers make too few calls for a warm process.
  await runLoad(call, { ...warmUp, concurrency: Math.max(warmUp.concurrency, concurrency) });
  const health =
    running.url && concurrency === 256 ? await watchHealth(new URL('/healthz', running.url)) : undefined;
  const before = processorMsOf(running.pid);
  const load = await runLoad(call, { concurrency, milliseconds });
  const processorMs = (processorMsOf(running.pid) - before) / load.calls;
  const healthMs = await health?.stop();
  return { ...load, processorMs, ...(healthMs === undefined ? {} : { healthMs }) };
}

const probe = fileURLToPath(new URL('../client/health-probe.ts', import.meta.url));

/** Asks for /healthz all the while; `stop` gives the p99, undefined where there is none. */
async function watchHealth(url: URL): Promise<{ stop: () => Promise<number | undefined> }> {
  const child = startProcess([...process.execArgv, probe, url.href]);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const ended = once(child, 'close');
  await once(child.stdout, 'data');
  return {
    stop: async () => {
      child.stdin.end();
      await ended;
      const times: number[] = JSON.parse(text.trim().split('\n')[1] ?? '[]');
      return times.length === 0 ? undefined : percentile(times, 0.99);
    },
  };
}
