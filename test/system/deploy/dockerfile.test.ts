import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { freePort } from '../../support/free-port.ts';
import { temporaryFolder } from '../peers.ts';
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
    const at = carryOut();
    expect(existsSync(at('node_modules/typescript'))).toBe(false);
    const port = await freePort();
    const args = ['--demo', '--transport', 'streamable-http', '--host', '127.0.0.1', '--port', String(port)];
    const server = spawn(process.execPath, [at('dist/cli.js'), ...args], { stdio: 'ignore' });
    onTestFinished(() => void server.kill('SIGKILL'));
    await vi.waitUntil(async () => (await readiness(`http://127.0.0.1:${port}`)).status === 200, {
      timeout: 20_000,
    });
  }, 600_000);
});

/** Does what FROM, COPY and RUN say, each stage in a folder of its own; gives where a path of the last one lies. */
function carryOut(): (path: string) => string {
  const place = temporaryFolder();
  let stage = -1;
  const at = (path: string, of = stage) =>
    join(place, String(of), path.startsWith('/') ? path : `app/${path}`);
  const copy = (words: string[]) => {
    const fromStage = words[0]?.startsWith('--from=') ? words.shift() : undefined;
    const target = words.pop() ?? '';
    for (const each of words)
      cpSync(
        fromStage ? at(each, 0) : root + each,
        at(target.endsWith('/') ? target + basename(each) : target),
        { recursive: true },
      );
  };
  const actions: Record<string, (rest: string) => unknown> = {
    FROM: () => {
      stage++;
      mkdirSync(at('/app'), { recursive: true });
    },
    COPY: (rest) => copy(rest.split(' ')),
    // Who owns a folder is the engine's business.
    RUN: (rest) =>
      execFileSync(
        'sh',
        ['-ec', rest.replaceAll(' /data', ` ${at('/data')}`).replace('chown 1000:1000', 'true')],
        {
          cwd: at('/app'),
          stdio: 'pipe',
        },
      ),
  };
  for (const { word, rest } of steps) actions[word]?.(rest);
  return at;
}
