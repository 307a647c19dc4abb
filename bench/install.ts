import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Installs what bench/package-lock.json says into bench/node_modules, unless it is there. Throws when npm fails. */
export function installPeers(): void {
  const wanted = createHash('sha256')
    .update(readFileSync(`${folder}package-lock.json`))
    .digest('hex');
  const stamp = `${folder}node_modules/.installed-from`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  // Without install scripts: one peer has a native part that few machines can build, and starts without it.
  const { status } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: folder,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) throw new Error(`npm ci in bench ended with ${status}.`);
  writeFileSync(stamp, wanted);
}
