import { barChart } from '../chart.ts';
import { connectHttp } from '../client/http.ts';
import { runLoad } from '../client/load.ts';
import { callTool } from '../client/tool-call.ts';
import type { Part } from '../part.ts';
import { processorMsOf, residentMb } from '../servers/process-usage.ts';
import { product } from '../servers/product.ts';
import type { Call } from '../servers/server.ts';
import { type Running, start } from '../servers/start.ts';
import type { Site } from '../sites/site.ts';
import { mainSite, withSite } from '../sites/sites.ts';
import { figure, table } from '../table.ts';

interface Point {
  size: number;
  value: number;
}
interface Curve {
  title: string;
  size: string;
  unit: string;
  points: Point[];
}
interface Result {
  curves: Curve[];
}

const toolsets = ['jira_issues', 'jira_issues,jira_fields,jira_comments', 'default', 'all'];

/** How the product's cost grows: with the answer, the number of tools, of callers and of sessions. */
export const growth: Part<Result> = {
  title: 'Growth',
  measure: ({ short }) => withSite(mainSite, 0, (site) => measure(site, short ? 500 : 3_000)),
  describe: ({ curves }) =>
    curves
      .map(({ title, size, unit, points }) => {
        const body = points.map((point) => [figure(point.size), figure(point.value)]);
        return `### ${title}\n\n${table([[size, unit], ...body])}`;
      })
      .join('\n\n'),
  charts: ({ curves }) => ({
    growth: barChart({
      title: 'How the cost of this project grows',
      unit: 'the unit of each group',
      groups: curves.map(({ title, size, unit, points }) => ({
        label: `${title} (${unit})`,
        bars: points.map((point) => ({ label: `${point.size} ${size}`, value: point.value, ours: true })),
      })),
    }),
  }),
};

async function measure(site: Site, milliseconds: number): Promise<Result> {
  return {
    curves: [
      await withAnswer(site, milliseconds),
      await withTools(site, milliseconds),
      await withCallers(site, milliseconds),
      await withSessions(site),
    ],
  };
}

async function perCall(running: Running, call: Call, milliseconds: number): Promise<number> {
  const ask = () => callTool(running, call);
  await runLoad(ask, { concurrency: 8, milliseconds });
  const before = processorMsOf(running.pid);
  const { calls } = await runLoad(ask, { concurrency: 1, milliseconds });
  return (processorMsOf(running.pid) - before) / calls;
}

async function withAnswer(site: Site, milliseconds: number): Promise<Curve> {
  const running = await start(product('cloud'), site, { transport: 'stdio', era: 'handshake' });
  const points: Point[] = [];
  for (const limit of [1, 10, 25, 50]) {
    const call = { name: 'jira_search', arguments: { jql: site.jql, limit } };
    points.push({ size: limit, value: await perCall(running, call, milliseconds) });
  }
  await running.close();
  return { title: 'With the answer', size: 'issues found', unit: 'processor ms per call', points };
}

async function withTools(site: Site, milliseconds: number): Promise<Curve> {
  const points: Point[] = [];
  for (const TOOLSETS of toolsets) {
    const running = await start(product('cloud', { TOOLSETS }), site, {
      transport: 'http',
      era: '2026-07-28',
    });
    const list = await running.request('tools/list', {});
    const tools =
      typeof list === 'object' && list !== null && 'tools' in list && Array.isArray(list.tools)
        ? list.tools.length
        : 0;
    const call = { name: 'jira_get_issue', arguments: { issue_key: site.issue } };
    points.push({ size: tools, value: await perCall(running, call, milliseconds) });
    await running.close();
  }
  return { title: 'With the number of tools', size: 'tools', unit: 'processor ms per call', points };
}

async function withCallers(site: Site, milliseconds: number): Promise<Curve> {
  const running = await start(product('cloud'), site, { transport: 'http', era: '2026-07-28' });
  const call = { name: 'jira_get_issue', arguments: { issue_key: site.issue } };
  const ask = () => callTool(running, call);
  await runLoad(ask, { concurrency: 8, milliseconds });
  const points: Point[] = [];
  for (const concurrency of [1, 4, 16, 64, 256])
    points.push({ size: concurrency, value: (await runLoad(ask, { concurrency, milliseconds })).perSecond });
  await running.close();
  return { title: 'With callers', size: 'callers', unit: 'calls per second', points };
}

async function withSessions(site: Site): Promise<Curve> {
  const running = await start(product('cloud'), site, { transport: 'http', era: 'handshake' });
  const points: Point[] = [{ size: 0, value: residentMb(running.pid) }];
  let open = 0;
  for (const size of [100, 200, 400, 800]) {
    for (; open < size; open++) await (await connectHttp(running.url ?? '', 'handshake')).close();
    points.push({ size, value: residentMb(running.pid) });
  }
  await running.close();
  return { title: 'With sessions', size: 'sessions', unit: 'MB resident', points };
}
