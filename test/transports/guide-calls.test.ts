import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { emptyFolder, startHttp } from '../support/process.ts';

const root = new URL('../../', import.meta.url);
const guide = readFileSync(new URL('RUN-REMOTE-MACHINE.md', root), 'utf8');
const blocks = [...guide.matchAll(/^```bash\n(.*?)^```/gms)].map(([, block = '']) => block);

const curl = spawnSync('curl', ['--version']).status === 0;
if (!curl) console.log("curl is missing: the guide's calls are not made.");

describe.skipIf(!curl)('the calls of the guide, byte for byte', () => {
  it('are answered with one JSON object each, the last one as its caller', async () => {
    const { url, child } = await startHttp({
      args: ['--host', '0.0.0.0'],
      env: { ALLOW_GLOBAL_CRED_FALLBACK: 'true' },
    });
    onTestFinished(() => void child.kill());
    const home = emptyFolder();
    // The one thing that differs: where the name of the guide leads.
    writeFileSync(
      join(home, '.curlrc'),
      `silent\nconnect-to = "your-server:9000:127.0.0.1:${new URL(url).port}"\n`,
    );
    const block = blocks.find((each) => each.includes('curl -X POST')) ?? '';
    const calls = block.split(/^(?=curl )/m).filter((each) => each.startsWith('curl '));
    expect(calls).toHaveLength(4);
    const answers = await Promise.all(
      calls.map(
        (call) =>
          new Promise<string>((resolve, reject) =>
            execFile('sh', ['-c', call], { env: { ...process.env, CURL_HOME: home } }, (error, stdout) =>
              error ? reject(error) : resolve(stdout),
            ),
          ),
      ),
    );
    const [health, list, search, issue] = answers.map((text) => JSON.parse(text));
    expect(health).toEqual({ status: 'ok' });
    expect(list.result.tools.length).toBeGreaterThan(90);
    expect(search.result.structuredContent.issues).toHaveLength(5);
    expect(issue.result.structuredContent.key).toBe('PROJ-123');
  });
});

describe('the settings of the guide', () => {
  const settings = blocks
    .map((block) => block.split('\n').filter((line) => /^[A-Z_]+=/.test(line)))
    .filter((lines) => lines.length > 0);
  const documented = ['docs/configuration.md', 'docs/network.md']
    .map((name) => readFileSync(new URL(name, root), 'utf8'))
    .join();

  it.each(settings.map((lines) => [lines[0] ?? '', lines] as const))(
    'that begin with %s are options, and are accepted',
    (_, lines) => {
      for (const line of lines) expect(documented).toContain(`\`${line.split('=')[0]}\``);
      const folder = emptyFolder();
      writeFileSync(join(folder, '.env'), lines.join('\n'));
      expect(() =>
        loadConfig({ flags: {}, verboseFlags: 0, searchFolders: [folder], env: {} }),
      ).not.toThrow();
    },
  );
});
