import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { emptyFolder, startHttp } from '../support/process.ts';
import { has } from './components.ts';

/** Installing from a package index takes its time. */
const INSTALL_MS = 180_000;

describe.skipIf(!has('python3'))('the example client in Python', () => {
  let python = '';
  beforeAll(() => {
    const folder = emptyFolder();
    const must = (command: string, args: string[]) => {
      const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: INSTALL_MS });
      expect(status, `${command} ${args.join(' ')}\n${stdout}${stderr}`).toBe(0);
    };
    must('python3', ['-m', 'venv', folder]);
    python = join(folder, 'bin', 'python');
    must(python, ['-m', 'pip', 'install', '--quiet', 'httpx']);
    return () => rmSync(folder, { recursive: true, force: true });
  }, INSTALL_MS);

  it('talks to the server with httpx, as its operator and as a caller', async () => {
    const { url, child } = await startHttp();
    onTestFinished(() => void child.kill());
    const file = new URL('../../examples/client.py', import.meta.url).pathname;
    const client = (...args: string[]) =>
      spawnSync(python, [file, ...args], { encoding: 'utf8', timeout: 60_000 });
    const answer = /^Available tools: \d+\n(PROJ-\d+ \S.*\n){1,5}$/;
    expect(client(url)).toMatchObject({ status: 0, stdout: expect.stringMatching(answer) });
    expect(client(url, 'YOUR_OAUTH_TOKEN', 'YOUR_CLOUD_ID')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(answer),
    });
    expect(client(url, 'nobody', 'YOUR_CLOUD_ID')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('401'),
    });
  });
});
