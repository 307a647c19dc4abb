import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../support/free-port.ts';
import { cli } from '../../support/process.ts';
import { temporaryFolder } from '../peers.ts';
import { root, sh } from './tools.ts';

/** A program in the place of dist/cli.js: `doctor` ends with this code, anything else starts the real server. */
const program = (doctor: number) => `
if (process.argv[2] === 'doctor') process.exit(${doctor});
else await import(${JSON.stringify(cli)});
`;

interface Candidate {
  build?: string;
  program?: string;
}

/** A source repository whose build copies `program` to dist/cli.js. */
function makeSource({
  build = 'mkdir -p dist && cp cli.js dist/cli.js',
  program: text = program(0),
}: Candidate) {
  const folder = temporaryFolder();
  const manifest = { name: 'candidate', version: '2.0.0', type: 'module', scripts: { build } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const lock = { name: 'candidate', version: '2.0.0', lockfileVersion: 3, packages: { '': manifest } };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  writeFileSync(join(folder, 'cli.js'), text);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], {
      cwd: folder,
    });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-qm', 'candidate');
  return folder;
}

/** Starts and ends the server as systemd would, noting each call. */
const systemctl = `#!/bin/bash
echo "$@" >>"$APP_DIR/systemctl.log"
if [ -f "$APP_DIR/pid" ]; then kill "$(cat "$APP_DIR/pid")" && while kill -0 "$(cat "$APP_DIR/pid")"; do sleep 0.05; done; fi 2>/dev/null
cd "$APP_DIR"
node current/dist/cli.js --demo --transport streamable-http --host 127.0.0.1 --port "$TEST_PORT" >/dev/null 2>&1 9>&- &
echo $! >pid
`;

/** An installation with two older releases and the one that serves. */
async function install() {
  const [app, bin, port] = [temporaryFolder(), temporaryFolder(), await freePort()];
  // The service's user builds and checks.
  chmodSync(app, 0o755);
  for (const name of ['older', 'old', 'serving']) {
    mkdirSync(join(app, 'releases', name, 'dist'), { recursive: true });
    writeFileSync(join(app, 'releases', name, 'dist/cli.js'), program(0));
    writeFileSync(join(app, 'releases', name, 'package.json'), '{"type":"module"}');
  }
  symlinkSync('releases/serving', join(app, 'current'));
  writeFileSync(join(bin, 'systemctl'), systemctl, { mode: 0o755 });
  onTestFinished(() => {
    if (existsSync(join(app, 'pid'))) process.kill(Number(readFileSync(join(app, 'pid'), 'utf8')), 'SIGKILL');
  });
  const update = (source: string, more: Record<string, string> = {}) =>
    sh(`${root}scripts/update.sh`, [], {
      env: {
        PATH: `${bin}:${process.env.PATH}`,
        APP_DIR: app,
        SOURCE: source,
        SERVICE_USER: 'nobody',
        HEALTH_URL: `http://127.0.0.1:${port}/healthz`,
        HEALTH_SECONDS: '60',
        TEST_PORT: String(port),
        ...more,
      },
    });
  return {
    app,
    port,
    update,
    serving: () => readlinkSync(join(app, 'current')),
    releases: () => readdirSync(join(app, 'releases')).sort(),
    restarts: () =>
      existsSync(join(app, 'systemctl.log')) ? readFileSync(join(app, 'systemctl.log'), 'utf8') : '',
  };
}

const untouched = ['old', 'older', 'serving'];

describe('update.sh', () => {
  it('switches to the new release, keeps the replaced one, and removes old ones', async () => {
    const { update, serving, releases, port, app } = await install();
    const { code, text } = await update(makeSource({}), { KEEP: '1' });
    expect([code, text]).toEqual([0, expect.stringContaining('Update completed successfully')]);
    expect(serving()).toMatch(/^releases\/\d{8}_\d{6}-\w+$/);
    expect(releases()).toContain('serving');
    expect(releases()).not.toContain('older');
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    expect(readdirSync(app).filter((name) => name.startsWith('.building'))).toEqual([]);
  });

  it.each([
    ['the build fails', { build: 'exit 3' }, 'the build failed'],
    ['the configuration is refused', { program: program(1) }, 'does not accept the configuration'],
  ])('never touches the service when %s', async (_, candidate, said) => {
    const { update, serving, releases, restarts } = await install();
    const { code, text } = await update(makeSource(candidate));
    expect([code, text]).toEqual([1, expect.stringContaining(said)]);
    expect([serving(), releases(), restarts()]).toEqual(['releases/serving', untouched, '']);
  });

  it('goes back to exactly the release it replaced when the new one is not healthy', async () => {
    const { update, serving, releases, port } = await install();
    const sick = "if (process.argv[2] !== 'doctor') process.exit(1);";
    const { code, text } = await update(makeSource({ program: sick }), { HEALTH_SECONDS: '20' });
    expect([code, text]).toEqual([1, expect.stringContaining('releases/serving serves again')]);
    expect([serving(), releases()]).toEqual(['releases/serving', untouched]);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  });

  it('says what to do when the source is unknown, and when another update runs', async () => {
    const { update, app } = await install();
    expect(await update('')).toMatchObject({ code: 1, text: expect.stringContaining('no source is known') });
    const { code, text } = await sh('flock', [join(app, '.update.lock'), `${root}scripts/update.sh`], {
      env: { APP_DIR: app, SOURCE: app },
    });
    expect([code, text]).toEqual([1, expect.stringContaining('another update is under way')]);
  });
});
