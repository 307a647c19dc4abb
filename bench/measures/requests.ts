import { callTool } from '../client/tool-call.ts';
import type { Part } from '../part.ts';
import { allServers } from '../servers/all-servers.ts';
import type { Server } from '../servers/server.ts';
import { start } from '../servers/start.ts';
import { type CountingProxy, countingProxy } from '../sites/counting-proxy.ts';
import type { Addresses, Site } from '../sites/site.ts';
import { mainSite, withSite } from '../sites/sites.ts';
import { table } from '../table.ts';
import { attempt, isReason, type Outcome } from './outcome.ts';

interface Requests {
  first: number;
  later: number;
}
interface Result {
  rows: { name: string; calls: Record<string, Outcome<Requests>> }[];
}

const columns = ['issue', 'search', 'page'] as const;

/** Requests to Atlassian that a call makes: the first of its kind in a process, and every later one. */
export const requests: Part<Result> = {
  title: 'Requests to Atlassian',
  measure: async () => ({ rows: await withSite(mainSite, 0, measure) }),
  describe: ({ rows }) => {
    const body = rows.map(({ name, calls }) => [
      name,
      ...columns.map((column) => {
        const outcome = calls[column];
        if (!outcome) return '';
        return isReason(outcome) ? outcome.reason : `${outcome.first}, then ${outcome.later}`;
      }),
    ]);
    return `Requests that reach Atlassian for a call: the first time in a process, and from then on.\n\n${table([['', ...columns], ...body])}`;
  },
  charts: () => ({}),
};

async function measure(site: Site): Promise<Result['rows']> {
  const [cloud, datacenter] = await Promise.all([
    countingProxy(site.cloud.jira),
    countingProxy(site.datacenter.jira),
  ]);
  const watched: Site = {
    ...site,
    cloud: through(cloud, site.cloud),
    datacenter: through(datacenter, site.datacenter),
  };
  const take = () => cloud.take().length + datacenter.take().length;
  const rows: Result['rows'] = [];
  for (const server of allServers().servers.filter(({ stdio }) => stdio))
    rows.push({ name: server.name, calls: await countCalls(server, watched, take) });
  cloud.close();
  datacenter.close();
  return rows;
}

function through({ url }: CountingProxy, { jira, confluence }: Addresses): Addresses {
  return { jira: url, confluence: confluence.replace(jira, url) };
}

async function countCalls(
  server: Server,
  site: Site,
  take: () => number,
): Promise<Record<string, Outcome<Requests>>> {
  const calls = server.calls(site);
  const counted: Record<string, Outcome<Requests>> = {};
  const running = await attempt(() => start(server, site, { transport: 'stdio', era: 'handshake' }));
  if (isReason(running)) return { issue: running };
  for (const name of columns) {
    const call = calls[name];
    if (!call) continue;
    counted[name] = await attempt(async () => {
      take();
      await callTool(running, call);
      const first = take();
      await callTool(running, call);
      return { first, later: take() };
    });
  }
  await running.close();
  return counted;
}
