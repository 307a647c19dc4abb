import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { freePort } from '../../support/free-port.ts';
import { emptyFolder, startHttp } from '../../support/process.ts';
import { has } from '../components.ts';
import { answers, makeCertificates, temporaryFolder } from '../peers.ts';
import { root, sh } from './tools.ts';

const shipped = (name: string) => readFileSync(`${root}deploy/nginx/${name}`, 'utf8');

/** The shipped files in a folder of their own, with ports, names and certificates of this test. */
async function prepare(backend: number, access?: string) {
  const [folder, port, plain] = [temporaryFolder(), await freePort(), await freePort()];
  const { server } = makeCertificates();
  mkdirSync(join(folder, 'snippets'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('snippets/mcp-atlassian-proxy.conf', shipped('mcp-atlassian-proxy.conf'));
  write('snippets/mcp-atlassian-access.conf', access ?? shipped('mcp-atlassian-access.conf'));
  write(
    'limits.conf',
    shipped('mcp-atlassian-limits.conf')
      .replace('127.0.0.1:9000', `127.0.0.1:${backend}`)
      // A busy machine may send fewer than ten a second.
      .replace('rate=10r/s', 'rate=10r/m'),
  );
  write(
    'site.conf',
    shipped('mcp-atlassian.conf')
      .replaceAll(/^ *listen \[::\].*\n/gm, '')
      .replace('listen 443 ssl http2', `listen 127.0.0.1:${port} ssl http2`)
      .replace('listen 80', `listen 127.0.0.1:${plain}`)
      .replaceAll('your-domain.com', 'localhost')
      .replace('/path/to/your/certificate.crt', server.cert)
      .replace('/path/to/your/private.key', server.key),
  );
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const main = join(folder, 'nginx.conf');
  writeFileSync(
    main,
    `pid ${join(folder, 'pid')}; error_log stderr crit; events {}
     http { access_log off; ${paths.join(' ')} include limits.conf; include site.conf; }`,
  );
  return { folder, main, port, plain };
}

async function startFront(backend: number, access?: string) {
  const { folder, main, port, plain } = await prepare(backend, access);
  const child = spawn('nginx', ['-p', folder, '-c', main, '-g', 'daemon off;'], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGTERM'));
  await vi.waitUntil(() => answers(port), { interval: 20 });
  return { port, plain };
}

const METRICS_TOKEN = 'metrics-token-of-the-tests';

async function startBoth(access?: string) {
  const env = {
    MCP_ALLOWED_HOSTS: 'localhost',
    ALLOW_GLOBAL_CRED_FALLBACK: 'true',
    MCP_METRICS_TOKEN: METRICS_TOKEN,
  };
  const { child, url } = await startHttp({ env });
  onTestFinished(() => void child.kill('SIGKILL'));
  return startFront(Number(new URL(url).port), access);
}

/** Status of a request over HTTPS; `post` sends a plain call, as the guide's curl does. */
async function status(port: number, path: string, post?: string): Promise<[number, string]> {
  const args = ['-sk', '-w', '\n%{http_code}', `https://localhost:${port}${path}`];
  if (post) args.push('-H', 'Content-Type: application/json', '-d', post);
  const { text } = await sh('curl', args, { cwd: emptyFolder() });
  const lines = text.split('\n');
  return [Number(lines.pop()), lines.join('\n')];
}

const list = '{"method": "tools/list", "params": {}}';

describe.skipIf(!has('nginx') || !has('openssl'))('the nginx site', () => {
  it('is accepted by nginx -t', async () => {
    const { folder, main } = await prepare(9000);
    const { code, text } = await sh('nginx', ['-t', '-p', folder, '-c', main]);
    expect([code, text]).toEqual([0, expect.stringContaining('test is successful')]);
    expect(text).not.toContain('[warn]');
  });

  it('serves a call over HTTPS and sends plain HTTP there', async () => {
    const { port, plain } = await startBoth();
    const [code, body] = await status(port, '/mcp', list);
    expect([code, JSON.parse(body).result.tools.length > 90]).toEqual([200, true]);
    const answer = await fetch(`http://127.0.0.1:${plain}/mcp`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([301, 'https://localhost/mcp']);
  });

  it('lets an event through while the stream stays open', async () => {
    const { port } = await startBoth();
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = get(
        {
          host: 'localhost',
          port,
          path: '/sse',
          rejectUnauthorized: false,
          headers: { accept: 'text/event-stream' },
        },
        resolve,
      );
      request.once('error', reject);
      onTestFinished(() => void request.destroy());
    });
    response.on('error', () => {});
    const first = await new Promise<string>((resolve) =>
      response.once('data', (data: Buffer) => resolve(String(data))),
    );
    expect(first).toContain('event: endpoint');
    expect(response.complete).toBe(false);
  });

  it('answers 429 as JSON beyond the limit, while health checks go on', async () => {
    const { port } = await startBoth();
    const statuses: number[] = [];
    let body = '';
    for (let count = 0; count < 30; count++) {
      const [code, text] = await status(port, '/nothing');
      statuses.push(code);
      body = text;
    }
    expect(new Set(statuses.slice(0, 21))).toEqual(new Set([404]));
    expect([statuses.at(-1), JSON.parse(body)]).toEqual([
      429,
      { error: expect.stringContaining('wait a second') },
    ]);
    for (let count = 0; count < 30; count++) expect((await status(port, '/healthz'))[0]).toBe(200);
  });

  it('keeps /metrics and /status to itself, however they are written and whoever asks', async () => {
    const { port } = await startBoth();
    const asked = [
      '-sk',
      '--path-as-is',
      '-w',
      '\n%{http_code}',
      '-H',
      `Authorization: Bearer ${METRICS_TOKEN}`,
    ];
    for (const path of ['/metrics', '/status', '//status', '/%73tatus', '/mcp/../metrics']) {
      const { text } = await sh('curl', [...asked, `https://localhost:${port}${path}`]);
      expect([path, text.split('\n').at(-1)]).toEqual([path, '404']);
      expect(text).not.toMatch(/mcp_server_|Slowest/);
    }
  });

  it('shuts out whom the access rules do not name, but not health checks', async () => {
    const { port } = await startBoth('allow 192.168.1.0/24;\ndeny all;\n');
    expect((await status(port, '/mcp', list))[0]).toBe(403);
    expect((await status(port, '/healthz'))[0]).toBe(200);
  });
});
