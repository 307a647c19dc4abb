// Runs the official conformance suite and prints what docs/conformance.md says: the generic scenarios against the
// product as shipped, then the full requirement sets against the same HTTP surface with the suite's test tools.
//   node scripts/conformance.mjs [FOLDER]
// The suite and the Node.js that it needs are installed to FOLDER, a temporary one when absent. Needs dist/.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SUITE = '@modelcontextprotocol/conformance@0.2.0-alpha.12';
const NODE = 'node@22';
/** What can be shown without test tools: the handshake, sessions, streams, headers, and what tools/list says. */
const GENERIC = [
  'server-initialize',
  'server-session-lifecycle',
  'server-stateless',
  'ping',
  'tools-list',
  'server-sse-multiple-streams',
  'dns-rebinding-protection',
  'caching',
  'http-header-validation',
  'input-required-result-unsupported-methods',
];
const REVISIONS = ['2025-11-25', '2026-07-28'];

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const scratch = mkdtempSync(join(tmpdir(), 'mcp-atlassian-conformance-'));
const folder = process.argv[2] ?? scratch;
const suite = join(folder, 'node_modules/@modelcontextprotocol/conformance/dist/index.js');
const node = join(folder, 'node_modules/node/bin/node');
let failed = false;

function install() {
  if (existsSync(suite) && existsSync(node)) return;
  const options = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', '--prefix', folder, ...options, SUITE, NODE], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`The conformance suite could not be installed to ${folder}`);
}

/** Starts a server, calls `run` with the address that it prints, and stops it. */
async function withServer(args, run) {
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = await new Promise((resolve, reject) => {
      let printed = '';
      server.stdout.setEncoding('utf8').on('data', (text) => {
        printed += text;
        const [found] = /http:\/\/\S+\/mcp(?=\n)/.exec(printed) ?? [];
        if (found) resolve(found);
      });
      server.once('exit', () => reject(new Error('The server ended before it told its address')));
    });
    await run(url);
  } finally {
    server.kill();
  }
}

/** Runs the suite; the result counts checks of scored scenarios from the files that it leaves. */
function check(url, args) {
  const output = mkdtempSync(join(scratch, 'out-'));
  const command = [suite, 'server', '--url', url, '-o', output, ...args];
  const { status, stdout, stderr } = spawnSync(node, command, { encoding: 'utf8' });
  const unscored = [...stdout.matchAll(/^ {2}[✓✗] (\S+) \((.+)\)$/gm)].map(([, name]) => name);
  const runs = readdirSync(output).map((entry) => ({
    name: entry.replace(/^server-/, '').replace(/-\d{4}-\d\d-\d\dT.*$/, ''),
    checks: JSON.parse(readFileSync(join(output, entry, 'checks.json'), 'utf8')),
  }));
  const count = (selected, wanted) =>
    selected.flatMap(({ checks }) => checks).filter(({ status: is }) => is === wanted).length;
  const scored = runs.filter(({ name }) => !unscored.includes(name));
  const others = runs.filter(({ name }) => unscored.includes(name));
  if (status !== 0 || scored.length === 0) {
    failed = true;
    console.log(stdout, stderr);
  }
  const passes = ({ checks }) => !checks.some(({ status: is }) => is === 'FAILURE');
  return {
    scenarios: scored.length,
    passed: count(scored, 'SUCCESS'),
    failed: count(scored, 'FAILURE'),
    unscored: others.filter(passes).map(({ name }) => name),
    unscoredFailing: others.filter((run) => !passes(run)).map(({ name }) => name),
  };
}

const names = (list) => list.join(', ') || 'none';

try {
  install();
  const shipped = [
    'dist/cli.js',
    '--demo',
    '--transport',
    'streamable-http',
    '--host',
    '127.0.0.1',
    '--port',
    '0',
  ];
  await withServer(shipped, (url) => {
    const baseline = ['--expected-failures', 'test/conformance/not-offered.yml'];
    const results = GENERIC.map((name) => check(url, ['--scenario', name, ...baseline]));
    const sum = (key) => results.reduce((total, result) => total + result[key], 0);
    console.log(
      `as shipped: ${results.length} scenarios, ${sum('passed')} checks passed, ${sum('failed')} not applicable`,
    );
  });
  for (const revision of REVISIONS)
    await withServer(['--import', 'tsx', 'test/conformance/serve.ts'], (url) => {
      const result = check(url, ['--requirements', revision]);
      console.log(
        `${revision} with fixtures: ${result.scenarios} scenarios, ${result.passed} checks passed, ${result.failed} failed; not scored: passing ${names(result.unscored)}; failing ${names(result.unscoredFailing)}`,
      );
      failed ||= result.failed > 0;
    });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
