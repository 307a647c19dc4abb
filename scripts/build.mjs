// Type-checks and bundles to dist/: cli.js (the executable), main.js (the package's export) and chunks that are
// loaded when they are used. --if-changed does nothing when dist/ is newer than every source; --unchecked leaves out
// the type check, which takes most of the time.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const newest = (folder) =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
  );

const upToDate = () => {
  const inputs = Math.max(
    newest('src'),
    statSync('package.json').mtimeMs,
    statSync('scripts/build.mjs').mtimeMs,
  );
  return existsSync('dist/cli.js') && statSync('dist/cli.js').mtimeMs > inputs;
};

if (process.argv.includes('--if-changed') && upToDate()) process.exit(0);

if (!process.argv.includes('--unchecked')) {
  const types = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.'], {
    stdio: 'inherit',
  });
  if (types.status !== 0) process.exit(types.status ?? 1);
}

const { build } = await import('esbuild');
rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: { cli: 'src/cli/cli.ts', main: 'src/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  legalComments: 'linked',
  // A native module, and packages that find their own files beside them; all but open are optional.
  external: ['@napi-rs/keyring', 'pac-resolver', 'quickjs-wasi', 'open'],
  logLevel: 'warning',
  // Bundled CommonJS libraries ask for Node's own modules through require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
