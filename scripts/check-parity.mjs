// Runs the tool-parity check against the demo on both deployments: tools that are not built yet are counted, anything
// wrong with a tool that is there fails.
//   node scripts/check-parity.mjs PATH/TO/tool-parity.mjs
import { spawnSync } from 'node:child_process';

const [, , check] = process.argv;
if (!check) {
  console.error('usage: check-parity.mjs PATH/TO/tool-parity.mjs');
  process.exit(2);
}
let failed = false;
for (const deployment of ['cloud', 'datacenter']) {
  const server = [process.execPath, 'dist/cli.js', '--demo', deployment, '--toolsets', 'all'];
  const { stdout } = spawnSync(process.execPath, [check, '--json', '--', ...server], { encoding: 'utf8' });
  const { present, expected, problems } = JSON.parse(stdout.split('\n', 1)[0]);
  const wrong = problems.filter((problem) => !problem.endsWith(': missing'));
  console.log(
    `tool parity on ${deployment}: ${present} of ${expected} tools present, ${wrong.length} problems with them`,
  );
  for (const problem of wrong) console.log(`  ${problem}`);
  failed ||= wrong.length > 0 || present === 0;
}
process.exit(failed ? 1 : 0);
