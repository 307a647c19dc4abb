import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { freePort } from '../../support/free-port.ts';
import { cli } from '../../support/process.ts';
import { has } from '../components.ts';
import { temporaryFolder } from '../peers.ts';
import { readiness } from '../service-peers.ts';
import { root, sh, tool } from './tools.ts';

const pm2 = tool('pm2');
const ready = (port: number) =>
  vi.waitUntil(async () => (await readiness(`http://127.0.0.1:${port}`)).status === 200, {
    timeout: 25_000,
    interval: 100,
  });

describe.skipIf(!pm2)('ecosystem.config.cjs', () => {
  it('starts the server in its folder, reads .env there, and stops it', async () => {
    const [folder, port] = [temporaryFolder(), await freePort()];
    const file = join(folder, 'ecosystem.config.cjs');
    const text = readFileSync(`${root}ecosystem.config.cjs`, 'utf8').replace(
      '--port 9000',
      `--port ${port} --demo`,
    );
    writeFileSync(file, text);
    cpSync(join(cli, '..'), join(folder, 'dist'), { recursive: true });
    symlinkSync(`${root}node_modules`, join(folder, 'node_modules'));
    cpSync(`${root}package.json`, join(folder, 'package.json'));
    mkdirSync(join(folder, 'logs'));
    writeFileSync(join(folder, '.env'), 'ENABLED_TOOLS=jira_search\n');
    const env = { PM2_HOME: join(folder, 'pm2') };
    const run = (...args: string[]) => sh(pm2 ?? '', args, { env, cwd: folder });
    onTestFinished(async () => void (await run('kill')));
    expect((await run('start', 'ecosystem.config.cjs')).code).toBe(0);
    await ready(port);
    const answer = await fetch(`http://127.0.0.1:${port}/mcp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"method":"tools/list","params":{}}',
    });
    expect(((await answer.json()) as { result: { tools: unknown[] } }).result.tools).toHaveLength(1);
    expect((await run('stop', 'mcp-atlassian')).code).toBe(0);
    expect((await readiness(`http://127.0.0.1:${port}`)).status).toBe(0);
  });
});

describe.skipIf(!has('screen'))('a screen session', () => {
  it('keeps the server when it is detached, and ends with it', async () => {
    const [folder, port] = [temporaryFolder(), await freePort()];
    const name = `mcp-atlassian-${port}`;
    const env = { SCREENDIR: join(folder, 'screen') };
    mkdirSync(env.SCREENDIR, { mode: 0o700 });
    const server = [process.execPath, cli, '--demo', '--transport', 'streamable-http', '--host', '127.0.0.1'];
    onTestFinished(async () => void (await sh('screen', ['-S', name, '-X', 'quit'], { env })));
    await sh('screen', ['-dmS', name, ...server, '--port', String(port), '--verbose'], { env, cwd: folder });
    await ready(port);
    expect((await sh('screen', ['-ls'], { env })).text).toContain(name);
    await sh('screen', ['-S', name, '-X', 'stuff', '\u0003'], { env });
    await vi.waitUntil(async () => (await readiness(`http://127.0.0.1:${port}`)).status === 0, {
      timeout: 20_000,
    });
  });
});

describe('install.sh', () => {
  it('puts everything where the unit looks for it, and keeps .env when it runs again', async () => {
    const [place, copy] = [temporaryFolder(), temporaryFolder()];
    for (const name of [
      'dist',
      'docs',
      'scripts',
      'deploy',
      'package.json',
      'package-lock.json',
      '.env.example',
      'env.example',
      'simple_test.py',
      'manual_test_debug.py',
    ])
      cpSync(root + name, join(copy, name), { recursive: true });
    const install = () => sh(join(copy, 'deploy/install.sh'), [], { env: { DESTDIR: place }, cwd: copy });
    expect(await install()).toMatchObject({ code: 0, text: expect.stringContaining('Installed') });
    const app = join(place, 'opt/mcp-atlassian');
    writeFileSync(join(app, '.env'), 'JIRA_URL=https://kept.example.com\n');
    const unit = readFileSync(join(place, 'etc/systemd/system/mcp-atlassian.service'), 'utf8');
    const path = /ExecStart=\S+ (\S+)/.exec(unit)?.[1] ?? '';
    expect(await sh(process.execPath, [place + path, '--version'])).toMatchObject({ code: 0 });
    expect((await sh('test', ['-x', join(app, 'scripts/health-check.sh')])).code).toBe(0);
    if (has('python3'))
      expect(
        (await sh('python3', [join(app, 'current/simple_test.py'), '--offline'], { cwd: app })).text,
      ).toContain('JIRA_URL');
    expect((await install()).code).toBe(0);
    expect(readFileSync(join(app, '.env'), 'utf8')).toBe('JIRA_URL=https://kept.example.com\n');
  }, 300_000);
});
