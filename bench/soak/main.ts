// Whether a server keeps anything of the sessions that are over: `npx tsx bench/soak/main.ts --minutes 10 --sessions 200`,
// after `npm run build`. Exit code 1 when memory or handles grew beyond the bound.
import { parseArgs } from 'node:util';
import { BOUND, soak } from './soak.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, sessions: { type: 'string', default: '200' } },
});
const [minutes, sessions] = [Number(values.minutes), Number(values.sessions)];
if (!(minutes > 0 && Number.isInteger(sessions) && sessions > 0)) {
  console.error('usage: soak [--minutes <number>] [--sessions <whole number>]');
  process.exit(2);
}
const mib = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
const result = await soak({ seconds: minutes * 60, sessions });
const last = result.samples.at(-1);
console.log(
  `${result.sessions} sessions in ${minutes} minutes, ${sessions} at a time, ${result.samples.length} rounds.`,
);
console.log(`At the end: ${mib(last?.heap ?? 0)} heap, ${last?.handles} handles.`);
console.log(`Growth of the heap: ${mib(result.growth.heap)}, bound ${mib(BOUND.heap)}.`);
console.log(`Growth of handles: ${result.growth.handles}, bound ${BOUND.handles}.`);
if (result.growth.heap > BOUND.heap || result.growth.handles > BOUND.handles) process.exit(1);
