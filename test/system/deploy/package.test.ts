import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { oneCallWith } from '../../support/one-call.ts';
import { temporaryFolder } from '../peers.ts';
import { root, sh } from './tools.ts';

/** Installing from the registry takes its time. */
const INSTALL_MS = 300_000;

interface Packed {
  filename: string;
  files: { path: string; mode: number }[];
}

async function pack(...args: string[]): Promise<Packed> {
  const { code, text } = await sh('npm', ['pack', '--json', '--loglevel=silent', ...args]);
  expect(code, text).toBe(0);
  const [packed] = JSON.parse(text) as Packed[];
  if (!packed) throw new Error('npm packed nothing');
  return packed;
}

describe('the package of the registry', () => {
  let packed: Packed;
  let paths: string[];
  beforeAll(async () => {
    packed = await pack('--dry-run');
    paths = packed.files.map(({ path }) => path);
  });

  it('has what its users, and operators on a machine of their own, need', () => {
    for (const path of [
      'dist/cli.js',
      'dist/main.js',
      'LICENSE',
      'README.md',
      'env.example',
      '.env.example',
      'docs/configuration.md',
      'examples/client.py',
      'ecosystem.config.cjs',
      'deploy/install.sh',
      'deploy/systemd/mcp-atlassian.service',
      'deploy/nginx/mcp-atlassian.conf',
      'deploy/logrotate/mcp-atlassian',
      'deploy/helm/mcp-atlassian/Chart.yaml',
      'scripts/health-check.sh',
      'scripts/update.sh',
      'scripts/backup.sh',
      'scripts/curl-format.txt',
      'simple_test.py',
      'manual_test_debug.py',
    ])
      expect(paths).toContain(path);
    for (const { path, mode } of packed.files.filter(({ path: each }) => each.endsWith('.sh')))
      expect(mode & 0o111, path).toBe(0o111);
  });

  it('has no source, tests, benchmarks, configuration of anybody, or tools of those who develop it', () => {
    const unwanted =
      /^(src|test|bench|logs|node_modules|\.ci)\/|(^|\/)\.env$|^scripts\/.*\.(mjs|ts)$|\.(test\.\w+|tgz|log)$/;
    expect(paths.filter((path) => unwanted.test(path))).toEqual([]);
  });

  it('has the file that each link of its pages leads to', () => {
    const missing = paths
      .filter((path) => path.endsWith('.md'))
      .flatMap((page) =>
        [...readFileSync(root + page, 'utf8').matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(
          ([, link = '']) => ({ page, to: normalize(join(dirname(page), link)).replace(/\/$/, '') }),
        ),
      )
      .filter(({ to }) => !paths.some((path) => path === to || path.startsWith(`${to}/`)))
      // For those who develop it, in a checkout.
      .filter(({ to }) => to !== 'AGENTS.md');
    expect(missing).toEqual([]);
  });
});

describe('installed in an empty folder', () => {
  let folder: string;
  const npx = (...args: string[]) => sh('npx', ['mcp-atlassian', ...args], { cwd: folder });
  beforeAll(async () => {
    folder = temporaryFolder();
    const { filename } = await pack('--pack-destination', folder);
    const { code, text } = await sh(
      'npm',
      ['install', '--no-audit', '--no-fund', '--loglevel=error', join(folder, filename)],
      { cwd: folder },
    );
    expect(code, text).toBe(0);
  }, INSTALL_MS);

  it('tells its version and answers calls of the demo', async () => {
    const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
    expect(await npx('--version')).toMatchObject({ code: 0, text: expect.stringContaining(version) });
    const command = ['npx', 'mcp-atlassian', '--demo'];
    const { text } = await oneCallWith(command, folder, 'jira_get_issue', { issue_key: 'PROJ-1' });
    expect(text).toContain('PROJ-1');
  });

  it(
    'is installed as a service by the script that comes with it',
    async () => {
      const place = temporaryFolder();
      const own = join(folder, 'node_modules/mcp-atlassian-node');
      const { code, text } = await sh(join(own, 'deploy/install.sh'), [], {
        env: { DESTDIR: place },
        cwd: own,
      });
      expect(code, text).toBe(0);
      const cli = join(place, 'opt/mcp-atlassian/current/dist/cli.js');
      expect(await sh(process.execPath, [cli, '--version'])).toMatchObject({ code: 0 });
    },
    INSTALL_MS,
  );
});
