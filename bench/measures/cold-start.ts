import { spawnSync } from 'node:child_process';
import { barChart } from '../chart.ts';
import { median } from '../measure.ts';
import type { Part } from '../part.ts';
import { allServers } from '../servers/all-servers.ts';
import { residentMb } from '../servers/process-usage.ts';
import type { Server } from '../servers/server.ts';
import { start } from '../servers/start.ts';
import type { Site } from '../sites/site.ts';
import { mainSite, withSite } from '../sites/sites.ts';
import { figure, ratio, table } from '../table.ts';
import { attempt, isReason, type Outcome } from './outcome.ts';

interface ColdStart {
  /** Milliseconds from starting the process to having the tool list. */
  milliseconds: number;
  tools: number;
  /** Resident memory with the tool list sent. */
  mb: number;
}
interface Row {
  name: string;
  kind: Server['kind'];
  outcome: Outcome<ColdStart>;
}
interface Result {
  bareNodeMs: number;
  rows: Row[];
}

/** Cold start over stdio: from starting the process to the answer to tools/list. */
export const coldStart: Part<Result> = {
  title: 'Cold start',
  measure: ({ short }) => withSite(mainSite, 0, (site) => measure(site, short ? 3 : 15)),
  describe: ({ bareNodeMs, rows }) => {
    const body = rows.map(({ name, outcome }) =>
      isReason(outcome)
        ? [name, outcome.reason, '', '', '']
        : [
            name,
            figure(outcome.milliseconds),
            ratio(outcome.milliseconds, bareNodeMs),
            String(outcome.tools),
            figure(outcome.mb),
          ],
    );
    return `From starting the process to having the answer to \`tools/list\` over stdio; the median, the servers taking turns. Memory
is resident, right after that answer.

${table([['', 'ms', 'of `node -e 0`', 'tools', 'MB'], ['`node -e 0`', figure(bareNodeMs), '1 ×', '', ''], ...body])}`;
  },
  charts: ({ bareNodeMs, rows }) => ({
    'cold-start': barChart({
      title: 'Cold start to tools/list',
      unit: 'milliseconds',
      groups: [
        {
          label: '',
          bars: [
            { label: 'node -e 0', value: bareNodeMs, ours: false },
            ...rows.flatMap(({ name, kind, outcome }) =>
              isReason(outcome)
                ? []
                : [{ label: name, value: outcome.milliseconds, ours: kind === 'product' }],
            ),
          ],
        },
      ],
    }),
  }),
};

async function measure(site: Site, rounds: number): Promise<Result> {
  const { servers, missing } = allServers();
  const able = servers.filter(({ stdio }) => stdio);
  const bare: number[] = [];
  const starts = new Map<Server, Outcome<ColdStart>[]>(able.map((server) => [server, []]));
  for (let round = 0; round < rounds; round++) {
    bare.push(bareNode());
    for (const server of able) starts.get(server)?.push(await attempt(() => startOnce(server, site)));
  }
  const rows = able.map((server): Row => {
    const { name, kind } = server;
    return { name, kind, outcome: middle(starts.get(server) ?? []) };
  });
  return {
    bareNodeMs: median(bare),
    rows: [...rows, ...missing.map(({ name, reason }): Row => ({ name, kind: 'peer', outcome: { reason } }))],
  };
}

function bareNode(): number {
  const started = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - started;
}

async function startOnce(server: Server, site: Site): Promise<ColdStart> {
  const started = performance.now();
  const running = await start(server, site, { transport: 'stdio', era: 'handshake' });
  try {
    const list = await running.request('tools/list', {});
    const milliseconds = performance.now() - started;
    return { milliseconds, tools: toolCount(list), mb: residentMb(running.pid) };
  } finally {
    await running.close();
  }
}

function toolCount(list: unknown): number {
  return typeof list === 'object' && list !== null && 'tools' in list && Array.isArray(list.tools)
    ? list.tools.length
    : 0;
}

function middle(outcomes: readonly Outcome<ColdStart>[]): Outcome<ColdStart> {
  const good = outcomes.filter((one): one is ColdStart => !isReason(one));
  const [first] = good;
  if (!first) return outcomes[0] ?? { reason: 'not measured' };
  return {
    milliseconds: median(good.map(({ milliseconds }) => milliseconds)),
    tools: first.tools,
    mb: median(good.map(({ mb }) => mb)),
  };
}
