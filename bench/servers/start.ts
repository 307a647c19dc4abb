import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createServer } from 'node:net';
import { connectHttp } from '../client/http.ts';
import type { Connection, Era } from '../client/protocol.ts';
import { connectStdio } from '../client/stdio.ts';
import type { Site } from '../sites/site.ts';
import { endProcess, startProcess } from './processes.ts';
import type { Server } from './server.ts';

/** How a client reaches a server. */
export type Transport = 'stdio' | 'http';

/** A server that runs, with one connection to it. */
export interface Running extends Connection {
  pid: number;
  /** The endpoint, over HTTP. */
  url?: string;
}

const startMs = 60_000;

/** Starts a server and connects to it. Throws when it has no such transport or does not answer within a minute. */
export async function start(
  server: Server,
  site: Site,
  how: { transport: Transport; era: Era },
): Promise<Running> {
  return how.transport === 'stdio' ? startStdio(server, site, how.era) : startHttp(server, site, how.era);
}

async function startStdio(server: Server, site: Site, era: Era): Promise<Running> {
  if (!server.stdio) throw new Error(`${server.name} does not speak stdio.`);
  const child = startProcess(server.stdio(site));
  return running(child, () => connectStdio(child, era));
}

async function startHttp(server: Server, site: Site, era: Era): Promise<Running> {
  if (!server.http) throw new Error(`${server.name} does not speak HTTP.`);
  const port = await freePort();
  const child = startProcess(server.http(site, port));
  child.stdout.resume();
  const url = `http://127.0.0.1:${port}/mcp`;
  return { ...(await running(child, () => connectWhenReady(child, url, era))), url };
}

async function running(
  child: ChildProcessWithoutNullStreams,
  connect: () => Promise<Connection>,
): Promise<Running> {
  try {
    const connection = await connect();
    const close = async () => {
      await connection.close();
      await endProcess(child);
    };
    return { ...connection, close, pid: child.pid ?? 0 };
  } catch (error) {
    await endProcess(child);
    throw error;
  }
}

async function connectWhenReady(
  child: ChildProcessWithoutNullStreams,
  url: string,
  era: Era,
): Promise<Connection> {
  const deadline = performance.now() + startMs;
  for (;;) {
    try {
      const connection = await connectHttp(url, era);
      await connection.request('tools/list', {});
      return connection;
    } catch (error) {
      if (child.exitCode !== null || performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port.')),
      );
    });
  });
}
