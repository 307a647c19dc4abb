/**
 * How many commands, and how long, a new user needs from a clone to the first answered call: with the demo, and as a
 * service behind nginx. On Linux, as root, with nginx, openssl and iproute2; nothing outside its own folders and ports is
 * touched. systemd does not run in there: what the unit says is started by hand (new-user/bin/systemctl).
 *   npx tsx scripts/time-new-user.ts [--json]
 */
import { availableParallelism } from 'node:os';
import { canHaveMachine } from './new-user/machine.ts';
import { type Timed, timeDemo, timeService, warmCache } from './new-user/paths.ts';

if (!canHaveMachine()) {
  console.error('This takes Linux, root, the right to make name spaces, and iproute2.');
  process.exit(1);
}
warmCache();
const paths = { demo: await timeDemo(), service: await timeService() };
if (process.argv.includes('--json')) console.log(JSON.stringify(paths, null, 2));
else {
  console.log(`${availableParallelism()} cores, Node.js ${process.version}, packages in npm's cache\n`);
  show('Clone to the first answered call, with the demo', paths.demo);
  show('Clone to the first answered call through nginx', paths.service);
}

function show(title: string, { steps, seconds }: Timed): void {
  console.log(`${title}: ${steps.length} commands, ${seconds.toFixed(0)} s`);
  for (const step of steps)
    console.log(`${step.seconds.toFixed(1).padStart(7)} s  ${step.command.slice(0, 100)}`);
  console.log();
}
