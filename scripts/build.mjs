// Type-checks and bundles to dist/: cli.js (the executable), main.js (the package's export) and chunks that are
// loaded when they are used. --if-changed does nothing when dist/ is newer than every source; --unchecked leaves out
// the type check, which takes most of the time.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

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

/** What both bundles have in common. */
const node = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
  // Bundled CommonJS libraries ask for Node's own modules through require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

/** zod brings its messages in fifty languages; the server speaks one. */
const englishOnly = {
  name: 'english-only',
  setup({ onLoad }) {
    onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    }));
  },
};

/** pino can write from a thread of its own; the server never does, and that part loads much of Node. */
const withoutThreads = {
  name: 'without-threads',
  setup({ onLoad }) {
    onLoad({ filter: /pino[\\/]lib[\\/]transport\.js$/ }, () => ({
      contents: "module.exports = () => { throw new Error('This build has no log transports'); };",
    }));
  },
};

/**
 * undici's entry loads its own fetch, WebSocket, caches and mocks, 8 MB of memory and a tenth of a second of the first call. A
 * request needs a dispatcher, whose methods that entry adds to it, and only files are sent by fetch.
 */
const whatIsUsed = {
  name: 'what-is-used',
  setup({ onLoad }) {
    const entry = /node_modules[\\/]undici[\\/]index\.js$/;
    onLoad({ filter: entry }, () => ({
      contents: `
        Object.assign(require('./lib/dispatcher/dispatcher').prototype, require('./lib/api'));
        module.exports = {
          get Agent() { return require('./lib/dispatcher/agent'); },
          get Pool() { return require('./lib/dispatcher/pool'); },
          get ProxyAgent() { return require('./lib/dispatcher/proxy-agent'); },
          get Socks5ProxyAgent() { return require('./lib/dispatcher/socks5-proxy-agent'); },
          fetch: (...asked) => require('./lib/web/fetch').fetch(...asked),
        };`,
    }));
  },
};

/** Puts the catalogue's value in the place of the code that makes it of all the tools. */
const ready = (catalogue) => ({
  name: 'catalogue',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]catalogue\.ts$/ }, () => ({
      contents: `export const catalogue = JSON.parse(${JSON.stringify(JSON.stringify(catalogue))});`,
    }));
  },
});

rmSync('dist', { recursive: true, force: true });
const maker = 'dist/make-catalogue.js';
await build({ ...node, entryPoints: ['src/catalogue.ts'], outfile: maker, plugins: [englishOnly] });
const { catalogue } = await import(pathToFileURL(maker).href);
rmSync(maker);
const { metafile } = await build({
  ...node,
  entryPoints: { cli: 'src/cli/cli.ts', main: 'src/main.ts' },
  outdir: 'dist',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  // Names stay, for the stacks of defects: files here are named after what they export.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  // A native module, packages that find their own files beside them, and large ones that few use; all but open are optional.
  external: ['@napi-rs/keyring', '@opentelemetry/*', 'pac-resolver', 'quickjs-wasi', 'open'],
  plugins: [englishOnly, withoutThreads, whatIsUsed, ready(catalogue)],
  metafile: true,
});

const parts = {};
for (const { inputs } of Object.values(metafile.outputs))
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? /src\/[^/]+/.exec(path)?.[0] ?? path;
    parts[name] = (parts[name] ?? 0) + bytesInOutput;
  }
// For the budget of the bundle (test/budget.test.ts).
writeFileSync('dist/parts.json', JSON.stringify(parts, Object.keys(parts).toSorted()));
