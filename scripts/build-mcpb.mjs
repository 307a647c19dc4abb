// Packs dist/ and deploy/mcpb/manifest.json into mcp-atlassian.mcpb, a bundle that Claude Desktop installs; needs `zip`.
// The file to write may be given as argument.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = resolve(process.argv[2] ?? 'mcp-atlassian.mcpb');
const folder = mkdtempSync(join(tmpdir(), 'mcpb-'));
const run = (command, args) => {
  const { status, error } = spawnSync(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status === 0) return;
  console.error(`${command} failed${error ? `: ${error.message}` : ''}.`);
  process.exitCode = 1;
};
try {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const manifest = JSON.parse(readFileSync(join(root, 'deploy/mcpb/manifest.json'), 'utf8'));
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
  for (const name of ['dist', 'package.json', 'package-lock.json'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  // Without optional packages: a native module would tie the bundle to one system.
  run('npm', [
    'ci',
    '--omit=dev',
    '--omit=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  rmSync(target, { force: true });
  if (process.exitCode !== 1) run('zip', ['-qr', target, '.']);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
