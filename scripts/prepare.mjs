// Makes a fresh clone ready: installs exactly what the lock file says, then builds. Quick when nothing changed. Who only
// wants to run it, by `npm run demo` or with --unchecked, does not wait for the type check; the next one makes up for it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node.js 20.19 or newer is needed; this is ${process.version}.`);
  process.exit(1);
}

const run = (command, args) => {
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
};

const stamp = 'node_modules/.installed-from';
const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, wanted);
}
const unchecked = 'node_modules/.built-unchecked';
const built = () => statSync('dist/cli.js', { throwIfNoEntry: false })?.mtimeMs;
if (process.env.npm_lifecycle_event === 'demo' || process.argv.includes('--unchecked')) {
  const before = built();
  run(process.execPath, ['scripts/build.mjs', '--if-changed', '--unchecked']);
  if (built() !== before) writeFileSync(unchecked, '');
} else {
  run(process.execPath, ['scripts/build.mjs', ...(existsSync(unchecked) ? [] : ['--if-changed'])]);
  rmSync(unchecked, { force: true });
}
