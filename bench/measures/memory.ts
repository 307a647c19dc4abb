import { setTimeout as pause } from 'node:timers/promises';
import { barChart } from '../chart.ts';
import { connectHttp } from '../client/http.ts';
import { runLoad } from '../client/load.ts';
import { callTool } from '../client/tool-call.ts';
import type { Part } from '../part.ts';
import { allServers } from '../servers/all-servers.ts';
import { residentMb } from '../servers/process-usage.ts';
import type { Server } from '../servers/server.ts';
import { type Running, start, type Transport } from '../servers/start.ts';
import type { Site } from '../sites/site.ts';
import { mainSite, withSite } from '../sites/sites.ts';
import { figure, table } from '../table.ts';
import { attempt, isReason, type Outcome } from './outcome.ts';

interface Memory {
  /** Resident megabytes when the list of tools has been sent. */
  started: number;
  /** After the calls; absent where no call can be made. */
  used?: number;
  /** Kilobytes for each session that does nothing; over HTTP. */
  perSession?: number;
}
interface Row {
  name: string;
  kind: Server['kind'];
  transport: Transport;
  outcome: Outcome<Memory>;
}
interface Result {
  calls: number;
  sessions: number;
  rows: Row[];
}

/** Resident memory: after the start, after many calls, and for each idle session. */
export const memory: Part<Result> = {
  title: 'Memory',
  measure: async ({ short }) => {
    const size = short ? { calls: 300, sessions: 100 } : { calls: 5_000, sessions: 800 };
    return { ...size, rows: await withSite(mainSite, 0, (site) => measure(site, size)) };
  },
  describe: ({ calls, sessions, rows }) => {
    const body = rows.map(({ name, transport, outcome }) =>
      isReason(outcome)
        ? [name, transport, outcome.reason, '', '']
        : [
            name,
            transport,
            figure(outcome.started),
            outcome.used === undefined ? '' : figure(outcome.used),
            outcome.perSession === undefined ? '' : figure(outcome.perSession),
          ],
    );
    const head = ['', 'over', 'after the start, MB', `after ${calls} calls, MB`, 'each idle session, KB'];
    return `Resident memory after the tool list, after ${calls} calls of the issue, 8 at a time, and what each of
${sessions} further sessions adds.

${table([head, ...body])}`;
  },
  charts: ({ calls, rows }) => ({
    memory: barChart({
      title: `Resident memory after ${calls} calls`,
      unit: 'MB',
      groups: [
        {
          label: '',
          bars: rows.flatMap(({ name, kind, transport, outcome }) =>
            isReason(outcome) || outcome.used === undefined
              ? []
              : [{ label: `${name}, ${transport}`, value: outcome.used, ours: kind === 'product' }],
          ),
        },
      ],
    }),
  }),
};

interface Size {
  calls: number;
  sessions: number;
}

async function measure(site: Site, size: Size): Promise<Row[]> {
  const rows: Row[] = [];
  const { servers, missing } = allServers();
  for (const server of servers) {
    for (const transport of ['stdio', 'http'] as const) {
      if (!server[transport] || !server.eras.includes('handshake')) continue;
      const outcome = await attempt(() => measureServer(server, site, { transport, size }));
      rows.push({ name: server.name, kind: server.kind, transport, outcome });
    }
  }
  for (const { name, reason } of missing)
    rows.push({ name, kind: 'peer', transport: 'stdio', outcome: { reason } });
  return rows;
}

async function measureServer(
  server: Server,
  site: Site,
  { transport, size }: { transport: Transport; size: Size },
): Promise<Memory> {
  const running = await start(server, site, { transport, era: 'handshake' });
  try {
    await running.request('tools/list', {});
    const started = residentMb(running.pid);
    const call = server.calls(site).issue;
    if (!call) return { started };
    await runLoad(() => callTool(running, call), {
      concurrency: 8,
      milliseconds: 120_000,
      calls: size.calls,
    });
    const used = residentMb(running.pid);
    return {
      started,
      used,
      ...(running.url ? { perSession: await sessionKb(running, running.url, size.sessions) } : {}),
    };
  } finally {
    await running.close();
  }
}

async function sessionKb(running: Running, url: string, count: number): Promise<number> {
  const open = async (sessions: number) => {
    for (let n = 0; n < sessions; n++) await (await connectHttp(url, 'handshake')).close();
    await pause(500);
    return residentMb(running.pid);
  };
  // The first ones load code and grow tables that all later ones share.
  const before = await open(50);
  return (((await open(count)) - before) * 1024) / count;
}
