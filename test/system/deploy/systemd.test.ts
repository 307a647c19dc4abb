import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { has } from '../components.ts';
import { temporaryFolder } from '../peers.ts';
import { root, sh } from './tools.ts';

const folder = `${root}deploy/systemd/`;

describe.skipIf(!has('systemd-analyze'))('the systemd units', () => {
  it('are accepted by systemd', async () => {
    const copies = temporaryFolder();
    for (const name of readdirSync(folder)) {
      // The programs are where this machine has them; everything else is as shipped.
      const text = readFileSync(folder + name, 'utf8')
        .replace('/usr/bin/node', process.execPath)
        .replace('/opt/mcp-atlassian/scripts/health-check.sh', `${root}scripts/health-check.sh`);
      writeFileSync(join(copies, name), text);
    }
    const units = readdirSync(copies).map((name) => join(copies, name));
    expect(await sh('systemd-analyze', ['verify', '--man=no', ...units])).toEqual({ code: 0, text: '' });
  });

  it('expose little by the measure of systemd, which is 10 for an unprotected service', async () => {
    const { text } = await sh('systemd-analyze', [
      'security',
      '--offline=true',
      '--no-pager',
      `${folder}mcp-atlassian.service`,
    ]);
    const exposure = Number(/Overall exposure level[^:]*: ([\d.]+)/.exec(text)?.[1]);
    expect(exposure).toBeLessThan(2);
  });

  it('let V8 compile, give reload a meaning, and stop after the drain time', () => {
    const unit = readFileSync(`${folder}mcp-atlassian.service`, 'utf8');
    expect(unit).not.toMatch(/^MemoryDenyWriteExecute/m);
    for (const line of [
      'ExecReload=/bin/kill -HUP $MAINPID',
      'LimitNOFILE=65536',
      'StateDirectory=mcp-atlassian',
    ])
      expect(unit).toContain(line);
  });
});
