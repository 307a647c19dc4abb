import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startHttp } from '../support/process.ts';
import { has } from './components.ts';
import { temporaryFolder } from './peers.ts';

const given = new URL('../../../shared/guide/deployment-guide.md', import.meta.url);
const guide = existsSync(given) ? readFileSync(given, 'utf8') : '';
if (!guide) console.log('The given guide does not lie beside the checkout: its clients are not run.');

const codeOf = (language: string): string =>
  new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'ms').exec(guide)?.[1] ?? '';

/** Runs a program to its end with the address and the credentials of the demo in the place of the guide's. */
async function play(code: string, command: string, { folder, file }: { folder: string; file: string }) {
  const { url, child } = await startHttp();
  onTestFinished(() => void child.kill());
  writeFileSync(
    join(folder, file),
    code
      .replace('http://your-server:9000', url)
      .replace('your-oauth-token', 'YOUR_OAUTH_TOKEN')
      .replace('your-cloud-id', 'YOUR_CLOUD_ID'),
  );
  const { stdout, stderr } = spawnSync(command, [file], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
  return { stdout, stderr };
}

const must = (command: string, args: string[], cwd: string) => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 180_000 });
  expect(status, `${command} ${args.join(' ')}\n${stdout}${stderr}`).toBe(0);
};

describe.skipIf(!guide)('the clients that the given guide shows', () => {
  it.skipIf(!has('python3'))(
    'in Python, as it stands',
    async () => {
      const folder = temporaryFolder();
      must('python3', ['-m', 'venv', 'venv'], folder);
      must(join(folder, 'venv/bin/python'), ['-m', 'pip', 'install', '--quiet', 'httpx'], folder);
      const python = join(folder, 'venv/bin/python');
      const { stdout, stderr } = await play(codeOf('python'), python, { folder, file: 'client.py' });
      expect(stdout, stderr).toMatch(/^Available tools: \d{2,}\nSearch results: \{.*PROJ-\d+/s);
    },
    400_000,
  );

  it('in JavaScript, with the parameter renamed that no class may have', async () => {
    const folder = temporaryFolder();
    must('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', 'axios'], folder);
    const code = codeOf('javascript')
      .replace('callTool(toolName, arguments)', 'callTool(toolName, args)')
      .replace('arguments: arguments', 'arguments: args');
    const { stdout, stderr } = await play(code, process.execPath, { folder, file: 'client.cjs' });
    expect(stdout, stderr).toMatch(/^Available tools: \d{2,}\nIssue: \{.*PROJ-123/s);
  }, 400_000);
});
