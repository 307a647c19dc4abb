import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startHttp } from '../../support/process.ts';
import { has } from '../components.ts';
import { temporaryFolder } from '../peers.ts';
import { root, sh } from './tools.ts';

describe.skipIf(!has('logrotate'))('the logrotate rules', () => {
  it('move the log while calls go on, and lose no line', async () => {
    const folder = temporaryFolder();
    const log = join(folder, 'mcp-atlassian.log');
    const { child, url } = await startHttp({ env: { MCP_LOG_FILE: log, MCP_VERY_VERBOSE: 'true' } });
    onTestFinished(() => void child.kill('SIGKILL'));
    const rules = join(folder, 'rules');
    writeFileSync(
      rules,
      readFileSync(`${root}deploy/logrotate/mcp-atlassian`, 'utf8')
        .replace('/var/log/mcp-atlassian/*.log', log)
        .replaceAll('/var/log/mcp-atlassian-health.log', join(folder, 'health'))
        .replace('su mcp-user mcp-user', 'su root root')
        .replace('create 640 mcp-user mcp-user', 'create 640 root root')
        // What ExecReload of the unit does.
        .replace('systemctl reload mcp-atlassian', `kill -HUP ${child.pid}`),
      { mode: 0o644 },
    );
    const call = async () => {
      const body = JSON.stringify({
        method: 'tools/call',
        params: { name: 'jira_get_issue', arguments: { issue_key: 'PROJ-123' } },
      });
      const headers = { 'content-type': 'application/json' };
      expect((await fetch(`${url}/mcp`, { method: 'POST', headers, body })).status).toBe(200);
    };
    const lines = (file: string) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.includes('/issue/PROJ-123'));
    await call();
    const each = lines(log).length;
    expect(each).toBeGreaterThan(0);
    const calls = Array.from({ length: 20 }, call);
    const { code, text } = await sh('logrotate', ['--force', '--state', join(folder, 'state'), rules]);
    expect([code, text]).toEqual([0, '']);
    await Promise.all(calls);
    await vi.waitUntil(async () => {
      await call();
      return lines(log).length > 0;
    });
    const total = lines(log).length + lines(`${log}.1`).length;
    expect(total % each).toBe(0);
    expect(total).toBeGreaterThanOrEqual(22 * each);
  });
});
