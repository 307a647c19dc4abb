import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, emptyFolder, startHttp } from '../support/process.ts';

// Kept for the next run.
const folder = fileURLToPath(new URL('../../node_modules/.cache/mcp-inspector', import.meta.url));
const inspector = join(folder, 'node_modules/.bin/mcp-inspector');
const node = join(folder, 'node_modules/node/bin');

/** The Inspector and the Node.js that it needs, in a folder of their own. */
function installed(): boolean {
  if (existsSync(inspector) && existsSync(node)) return true;
  const options = ['--no-audit', '--no-fund', '--loglevel=error'];
  // The Inspector is chosen by the Node.js that asks for it, so that one comes first.
  for (const [name, path] of [
    ['node@22', process.env.PATH],
    ['@modelcontextprotocol/inspector@2.12.0', `${node}:${process.env.PATH}`],
  ] as const) {
    const { status } = spawnSync('npm', ['install', '--prefix', folder, ...options, name], {
      env: { ...process.env, PATH: path },
    });
    if (status !== 0) return false;
  }
  return existsSync(inspector);
}

const available = installed();
if (!available) console.log('System tests: MCP Inspector cannot be installed; its tests are skipped.');

/** Runs the Inspector's command line and reads what it prints. */
async function inspect(args: string[]): Promise<ReturnType<typeof JSON.parse>> {
  const { stdout } = await promisify(execFile)(inspector, ['--cli', ...args], {
    env: { PATH: `${node}:${process.env.PATH}`, HOME: emptyFolder() },
    maxBuffer: 16 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}

describe.skipIf(!available)('the command line of MCP Inspector', () => {
  let server: Awaited<ReturnType<typeof startHttp>>;
  beforeAll(async () => {
    server = await startHttp();
  });
  afterAll(() => void server.child.kill());

  const stdio = () => [process.execPath, cli, '--demo'];
  const http = () => [`${server.url}/mcp`, '--transport', 'http'];
  const sse = () => [`${server.url}/sse`, '--transport', 'sse'];
  const modern = ['--protocol-era', 'modern'];

  it.each([
    ['stdio', () => stdio()],
    ['stdio as of 2026-07-28', () => [...stdio(), ...modern]],
    ['HTTP', () => http()],
    ['HTTP as of 2026-07-28', () => [...http(), ...modern]],
    ['HTTP+SSE', () => sse()],
  ])('lists and calls over %s', async (_, target) => {
    const { tools } = await inspect([...target(), '--method', 'tools/list', '--strict']);
    expect(tools.map(({ name }: { name: string }) => name)).toContain('jira_get_issue');
    const call = [
      '--method',
      'tools/call',
      '--tool-name',
      'jira_get_issue',
      '--tool-arg',
      'issue_key=PROJ-1',
    ];
    const answer = await inspect([...target(), ...call]);
    expect(JSON.parse(answer.content[0].text)).toMatchObject({ key: 'PROJ-1' });
  });
});
