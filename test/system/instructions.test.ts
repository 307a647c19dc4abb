import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { callTool } from '../../bench/client/tool-call.ts';
import { endProcess } from '../../bench/servers/processes.ts';
import { product } from '../../bench/servers/product.ts';
import type { Call } from '../../bench/servers/server.ts';
import { demoSite } from '../../bench/sites/demo-site.ts';
import type { Site } from '../../bench/sites/site.ts';
import { sum } from '../support/over-budget.ts';
import { has } from './components.ts';
import { startCounted } from './counted-server.ts';
import { type Calls, overInstructions } from './over-instructions.ts';

// Processor time per call, as thousands of instructions: the same on a busy machine and on an idle one. instructions.json has
// them by line of Node and architecture, as both decide how many there are, then by call and by what they were for. Where a
// change is meant, UPDATE_BUDGET=instructions writes those of this Node anew.
const file = new URL('instructions.json', import.meta.url);
const budgets: Record<string, Calls> = JSON.parse(readFileSync(file, 'utf8'));
const here = `Node ${process.versions.node.split('.')[0]}, ${process.arch}`;
const update = process.env.UPDATE_BUDGET === 'instructions';
const known = update || here in budgets;
if (!known)
  console.log(
    `Instructions: not counted, as there is no budget for ${here}; UPDATE_BUDGET=instructions writes one.`,
  );

const WARM_UP = 5;

/** Thousands of instructions per call, each asked over stdio; the Atlassian runs in a process that is not counted. */
async function measure(site: Site): Promise<Calls> {
  const { stdio, calls: callsOn } = product('cloud');
  const { issue, search, page } = callsOn(site);
  const server = await startCounted(stdio(site));
  const list = () => server.request('tools/list', {});
  const call = (tool: Call) => ({ name: tool.name, once: () => callTool(server, tool) });
  // The less one takes, the more of them: then what comes now and then, as collecting garbage does, weighs little.
  const work: { name: string; times: number; once: () => Promise<unknown> }[] = [
    { name: 'tools/list', times: 400, once: list },
    { times: 20, ...call(issue) },
    { times: 10, ...call(search) },
    { times: 10, ...call(page) },
  ];
  const repeat = async (times: number, once: () => Promise<unknown>) => {
    for (let time = 0; time < times; time += 1) await once();
  };
  const calls: Calls = {};
  try {
    for (const { once } of work) await repeat(WARM_UP, once);
    await server.startCounting();
    for (const { name, times, once } of work) {
      await repeat(times, once);
      const figures = Object.entries(await server.instructions());
      calls[name] = Object.fromEntries(
        figures.map(([part, figure]) => [part, Math.round(figure / times / 1000)]),
      );
    }
  } finally {
    await server.close();
  }
  return calls;
}

describe.skipIf(!known || !has('valgrind'))('processor time, in thousands of instructions', () => {
  it('is no more per call than its budget and 5 %', async () => {
    const site = await demoSite.start(0);
    const calls = await measure(site).finally(() => Promise.all(site.processes.map(endProcess)));
    const shown = Object.entries(calls).map(([name, parts]) => `${name} ${sum(parts)}`);
    console.log(`Instructions, thousands per call, counted by valgrind on ${here}: ${shown.join(', ')}.`);
    if (update) {
      budgets[here] = calls;
      writeFileSync(file, `${JSON.stringify(budgets, null, 2)}\n`);
    }
    expect(overInstructions(calls, budgets[here] ?? {})).toEqual([]);
  }, 300_000);
});
