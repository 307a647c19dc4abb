import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { type Started, start } from '../support/process.ts';
import { answers, temporaryFolder } from './peers.ts';

export interface Peer {
  port: number;
  /** Ends it at once. */
  stop(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
}

/** A Redis that ends with the test. */
export async function startRedis(): Promise<Peer> {
  const redis = await launchRedis();
  onTestFinished(redis.stop);
  return redis;
}

/** A Redis that keeps nothing on disk; who starts it ends it. */
export async function launchRedis(): Promise<Peer> {
  const [port, folder] = [await freePort(), temporaryFolder()];
  let child: ReturnType<typeof spawn> | undefined;
  const stop = async () => {
    const ended = child && new Promise((resolve) => child?.once('exit', resolve));
    child?.kill('SIGKILL');
    await ended;
    child = undefined;
  };
  const begin = async () => {
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    child = spawn('redis-server', [...args, '--dir', folder], { stdio: 'ignore' });
    await vi.waitUntil(() => answers(port), { interval: 20 });
  };
  await begin();
  return { port, stop, start: begin };
}

/**
 * nginx in front of the processes at `ports`; gives its address. A request that one of them refused is handed to
 * another, one that was broken off is not: it may have been carried out. docs/scaling.md shows the same file.
 */
export async function startNginx(ports: readonly number[]): Promise<string> {
  const [port, folder] = [await freePort(), temporaryFolder()];
  const file = join(folder, 'nginx.conf');
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const servers = ports.map((each) => `server 127.0.0.1:${each} max_fails=1 fail_timeout=1s;`);
  const pass = `proxy_pass http://mcp; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off;
          proxy_set_header Host $host; proxy_set_header X-Forwarded-For $remote_addr;`;
  writeFileSync(
    file,
    `pid ${join(folder, 'pid')};
    error_log stderr crit;
    events {}
    http {
      access_log off;
      ${paths.join(' ')}
      upstream mcp { ${servers.join(' ')} keepalive 16; }
      server {
        listen 127.0.0.1:${port};
        location / {
          ${pass}
          proxy_next_upstream error;
          proxy_intercept_errors on;
          error_page 503 = @elsewhere;
        }
        location @elsewhere {
          ${pass}
          proxy_next_upstream http_503 non_idempotent;
        }
      }
    }`,
  );
  const child = spawn('nginx', ['-p', folder, '-c', file, '-g', 'daemon off;'], { stdio: 'ignore' });
  // The master process takes its workers along.
  onTestFinished(() => void child.kill('SIGTERM'));
  await vi.waitUntil(() => answers(port), { interval: 20 });
  return `http://127.0.0.1:${port}`;
}

/** The demo site on its own, as Data Center, answering after `latencyMs`; gives its address. */
export async function startSite(latencyMs: number): Promise<string> {
  const args = ['demo-site', '--port', '0', '--deployment', 'datacenter', '--latency', String(latencyMs)];
  const { child, output } = start({ args });
  onTestFinished(() => void child.kill('SIGKILL'));
  await vi.waitUntil(() => output.stdout.includes('Ctrl-C'), { interval: 20 });
  return /Demo Jira: (\S+)/.exec(output.stdout)?.[1] ?? '';
}

export interface Service {
  port: number;
  url: string;
  current(): Started;
  /** Starts it, also again after its end, and resolves when it is ready. */
  start(): Promise<void>;
}

/** One process of a service for the Jira at `site`, started and ready. */
export async function startService(site: string, env: Record<string, string> = {}): Promise<Service> {
  const service = await createService(site, env);
  await service.start();
  return service;
}

/** The same, not yet started, on a port of its own. */
export async function createService(site: string, env: Record<string, string> = {}): Promise<Service> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let current: Started | undefined;
  const service: Service = {
    port,
    url,
    current() {
      if (!current) throw new Error('not started');
      return current;
    },
    async start() {
      current = start({
        args: ['--transport', 'streamable-http', '--host', '127.0.0.1', '--port', String(port)],
        env: { JIRA_URL: site, JIRA_DEPLOYMENT: 'datacenter', ...env },
      });
      await vi.waitUntil(async () => (await readiness(url)).status === 200, {
        timeout: 20_000,
        interval: 50,
      });
    },
  };
  onTestFinished(() => void current?.child.kill('SIGKILL'));
  return service;
}

interface Readiness {
  status: number;
  body: { status?: string; checks?: Record<string, Record<string, unknown>> };
}

/** What /readyz says; status 0 while nothing listens. */
export async function readiness(url: string): Promise<Readiness> {
  try {
    const response = await fetch(`${url}/readyz`);
    return { status: response.status, body: (await response.json()) as Readiness['body'] };
  } catch {
    return { status: 0, body: {} };
  }
}
