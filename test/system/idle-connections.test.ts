import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { send } from '../support/raw.ts';
import { startService } from '../support/service.ts';

const CONNECTIONS = 10_000;
const AT_ONCE = 500;
/** MiB for which all idle connections together are good. */
const MEMORY_BOUND = 400;

const openFiles = Number(spawnSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).stdout) || Infinity;
const possible = openFiles > CONNECTIONS + 500 && process.platform === 'linux';
if (!possible)
  console.log(`Idle connections: skipped, ${CONNECTIONS} need Linux and more open files than ${openFiles}.`);

const residentMiB = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

async function open(url: string, count: number): Promise<Socket[]> {
  const { hostname, port } = new URL(url);
  const sockets: Socket[] = [];
  while (sockets.length < count)
    sockets.push(
      ...(await Promise.all(
        Array.from(
          { length: AT_ONCE },
          () =>
            new Promise<Socket>((resolve, reject) => {
              const socket = connect(Number(port), hostname, () => resolve(socket));
              socket.once('error', reject);
            }),
        ),
      )),
    );
  return sockets;
}

it.skipIf(!possible)(
  `${CONNECTIONS} idle connections: others are served, memory stays bounded, and the idle ones are ended`,
  async () => {
    const service = await startService({ MCP_REQUEST_TIMEOUT: '15' }, ['--demo']);
    onTestFinished(() => void service.child.kill());
    const list = { body: { method: 'tools/list', params: {} } };
    await send(service.mcp, list);
    const before = residentMiB(service.child.pid);
    let closed = 0;
    const sockets = await open(service.mcp, CONNECTIONS);
    for (const socket of sockets)
      socket
        .on('error', () => {})
        .on('close', () => {
          closed += 1;
        })
        .resume();
    const started = performance.now();
    for (let count = 0; count < 20; count++) expect((await send(service.mcp, list)).status).toBe(200);
    const perCall = (performance.now() - started) / 20;
    const growth = residentMiB(service.child.pid) - before;
    console.log(
      `Idle connections: ${CONNECTIONS} cost ${growth.toFixed(0)} MiB (bound ${MEMORY_BOUND}); meanwhile tools/list took ${perCall.toFixed(0)} ms.`,
    );
    expect(growth).toBeLessThan(MEMORY_BOUND);
    await expect.poll(() => closed, { timeout: 60_000, interval: 500 }).toBe(CONNECTIONS);
    expect((await send(service.mcp, list)).status).toBe(200);
  },
  120_000,
);
