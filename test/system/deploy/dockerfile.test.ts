import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { freePort, temporaryFolder } from '../peers.ts';
import { readiness } from '../service-peers.ts';
import { root, sh, tool } from './tools.ts';

const dockerfilelint = tool('dockerfilelint');
const steps = readFileSync(`${root}Dockerfile`, 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => ({ word: line.split(' ')[0] ?? '', rest: line.replace(/^\w+ /, '') }));

describe('the Dockerfile', () => {
  it.skipIf(!dockerfilelint)('has no finding of dockerfilelint', async () => {
    const { code, text } = await sh(dockerfilelint ?? '', ['Dockerfile']);
    expect([code, text]).toEqual([0, expect.stringContaining('Issues: None found')]);
  });

  it('ends with a server that is not root, has a health check, and keeps its data in /data', () => {
    const last = (word: string) => steps.filter((step) => step.word === word).at(-1)?.rest;
    expect([last('USER'), last('VOLUME'), last('ENTRYPOINT')]).toEqual([
      '1000:1000',
      '/data',
      '["node", "/app/dist/cli.js"]',
    ]);
    expect(last('HEALTHCHECK')).toContain('"/app/dist/cli.js", "health"]');
  });

  it('builds a server that runs, by the same steps in a plain folder as no Docker engine is at hand', async () => {
    const place = temporaryFolder();
    const stages: string[] = [];
    const at = (path: string, stage = stages.length - 1) => {
      const base = join(place, String(stage));
      return path.startsWith('/') ? base + path : join(base, 'app', path);
    };
    for (const { word, rest } of steps) {
      if (word === 'FROM') {
        stages.push(rest);
        mkdirSync(at('/app'), { recursive: true });
      } else if (word === 'COPY') {
        const words = rest.split(' ');
        const from = words[0]?.startsWith('--from=') ? words.shift() : undefined;
        const target = words.pop() ?? '';
        for (const each of words) {
          const source = from ? at(each, 0) : root + each;
          cpSync(source, target.endsWith('/') ? join(at(target), basename(each)) : at(target), {
            recursive: true,
          });
        }
      } else if (word === 'RUN') {
        // The owner of a folder outside is the engine's business.
        const command = rest.replaceAll(' /data', ` ${at('/data')}`).replace('chown 1000:1000', 'true');
        execFileSync('sh', ['-ec', command], { cwd: at('/app'), stdio: 'pipe' });
      }
    }
    expect(existsSync(at('node_modules/typescript'))).toBe(false);
    const port = await freePort();
    const args = ['--demo', '--transport', 'streamable-http', '--host', '127.0.0.1', '--port', String(port)];
    const server = spawn(process.execPath, [at('dist/cli.js'), ...args], { stdio: 'ignore' });
    onTestFinished(() => void server.kill('SIGKILL'));
    await vi.waitUntil(async () => (await readiness(`http://127.0.0.1:${port}`)).status === 200, {
      timeout: 20_000,
    });
  }, 240_000);
});
