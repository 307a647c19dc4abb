import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../support/free-port.ts';
import { startHttp } from '../../support/process.ts';
import { has } from '../components.ts';
import { temporaryFolder } from '../peers.ts';
import { root, sh } from './tools.ts';

const scripts = [
  ...['health-check.sh', 'backup.sh', 'update.sh'].map((name) => `${root}scripts/${name}`),
  ...['install.sh', 'install-nginx.sh'].map((name) => `${root}deploy/${name}`),
  ...readdirSync(`${root}scripts/new-user/bin`).map((name) => `${root}scripts/new-user/bin/${name}`),
];

describe('the scripts', () => {
  it.skipIf(!has('shellcheck'))('have no finding of shellcheck', async () => {
    expect(await sh('shellcheck', scripts)).toEqual({ code: 0, text: '' });
  });

  it('can be executed', () => {
    for (const file of scripts) expect(statSync(file).mode & 0o111).toBe(0o111);
  });
});

describe('health-check.sh', () => {
  const check = async (url: string, log = join(temporaryFolder(), 'health.log')) => {
    const outcome = await sh(`${root}scripts/health-check.sh`, [], {
      env: { HEALTH_URL: url, LOG_FILE: log },
    });
    return { ...outcome, log };
  };

  it('says 0 for a server that serves, and notes it', async () => {
    const { child, url } = await startHttp();
    onTestFinished(() => void child.kill('SIGKILL'));
    const { code, log } = await check(`${url}/healthz`);
    expect(code).toBe(0);
    expect(readFileSync(log, 'utf8')).toContain('MCP Atlassian is healthy');
  });

  it('says 1 with the status for 500, and for a closed port', async () => {
    const server = createServer((_, response) => void response.writeHead(500).end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const failing = await check(`http://127.0.0.1:${(server.address() as AddressInfo).port}/healthz`);
    expect([failing.code, readFileSync(failing.log, 'utf8')]).toEqual([
      1,
      expect.stringContaining('(HTTP 500)'),
    ]);
    const closed = await check(`http://127.0.0.1:${await freePort()}/healthz`);
    expect([closed.code, readFileSync(closed.log, 'utf8')]).toEqual([
      1,
      expect.stringContaining('(HTTP 000)'),
    ]);
  });

  it('says what it found on standard error when the log cannot be written', async () => {
    const { code, text } = await check(`http://127.0.0.1:${await freePort()}/`, '/nowhere/health.log');
    expect([code, text]).toEqual([1, expect.stringMatching(/health check failed \(HTTP 000\)/)]);
  });
});

describe('curl-format.txt', () => {
  it('gives the times of a request', async () => {
    const { child, url } = await startHttp();
    onTestFinished(() => void child.kill('SIGKILL'));
    const { text } = await sh('curl', ['-w', '@curl-format.txt', '-o', '/dev/null', '-s', `${url}/healthz`], {
      cwd: `${root}scripts`,
    });
    expect(text).toMatch(/time_total: {2}\d+\.\d+\n/);
  });
});

describe('backup.sh', () => {
  const prepare = () => {
    const place = temporaryFolder();
    const at = (name: string) => join(place, name);
    for (const name of ['app', 'state', 'log', 'backups']) mkdirSync(at(name));
    writeFileSync(at('app/.env'), 'JIRA_API_TOKEN=kept\n', { mode: 0o600 });
    writeFileSync(at('state/tokens.json'), '{"refresh":"kept"}', { mode: 0o600 });
    writeFileSync(at('log/mcp-atlassian.log'), 'now\n');
    writeFileSync(at('log/mcp-atlassian.log.1'), 'before\n');
    const env = {
      APP_DIR: at('app'),
      STATE_DIR: at('state'),
      LOG_DIR: at('log'),
      BACKUP_DIR: at('backups'),
    };
    return { at, place, backup: () => sh(`${root}scripts/backup.sh`, [], { env }) };
  };

  it('keeps what a restore brings back, readable by its owner alone, and no rotated logs', async () => {
    const { at, backup } = prepare();
    expect(await backup()).toMatchObject({ code: 0, text: expect.stringContaining('Backup completed') });
    const archive = at(`backups/${readdirSync(at('backups'))[0]}`);
    expect(statSync(archive).mode & 0o777).toBe(0o600);
    for (const name of ['app/.env', 'state', 'log']) rmSync(at(name), { recursive: true });
    expect((await sh('tar', ['-xzpf', archive, '-C', '/'])).code).toBe(0);
    expect(readFileSync(at('app/.env'), 'utf8')).toBe('JIRA_API_TOKEN=kept\n');
    expect(statSync(at('app/.env')).mode & 0o777).toBe(0o600);
    expect(readFileSync(at('state/tokens.json'), 'utf8')).toBe('{"refresh":"kept"}');
    expect(readdirSync(at('log'))).toEqual(['mcp-atlassian.log']);
  });

  it('removes archives older than 30 days, and leaves none behind when it fails', async () => {
    const { at, backup } = prepare();
    const old = at('backups/mcp-atlassian-20200101_000000.tar.gz');
    writeFileSync(old, '');
    utimesSync(old, 0, 0);
    await backup();
    expect(readdirSync(at('backups'))).toHaveLength(1);
    rmSync(at('app/.env'));
    expect(await backup()).toMatchObject({ code: 1, text: expect.stringContaining('.env cannot be read') });
    expect(readdirSync(at('backups'))).toHaveLength(1);
  });
});
