import { readFileSync } from 'node:fs';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { vi } from 'vitest';
import { type Era, eras } from '../support/clients.ts';
import { cli, emptyFolder, start } from '../support/process.ts';

/** The product as a process of its own, with a client. */
export interface Product {
  client: Client;
  /** Of the MCP endpoint; HTTP only. */
  url?: string;
  /** MiB of memory that the process had at most; undefined where the system does not tell. */
  peakMemory(): number | undefined;
  close(): Promise<void>;
}

export type Transport = 'stdio' | 'HTTP';

const options = {
  CONFLUENCE_DEPLOYMENT: 'datacenter',
  CONFLUENCE_USERNAME: 'ada',
  CONFLUENCE_API_TOKEN: 'demo-token',
  ATLASSIAN_RETRY_BACKOFF: '0.02',
};

/** Starts the product in front of a site; `env` adds to its options. The client is of the era that has no handshake. */
export const startProduct = (
  transport: Transport,
  url: string,
  env: Record<string, string> = {},
  era: Era = '2026-07-28',
): Promise<Product> =>
  (transport === 'stdio' ? overStdio : overHttp)(
    { ...options, CONFLUENCE_URL: `${url}/confluence`, ...env },
    era,
  );

const clientOf = (era: Era) =>
  new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: eras[era] } });

async function overStdio(env: Record<string, string>, era: Era): Promise<Product> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [cli],
    env,
    cwd: emptyFolder(),
    stderr: 'ignore',
  });
  const client = clientOf(era);
  await client.connect(transport);
  return { client, peakMemory: () => peakOf(transport.pid), close: () => client.close() };
}

async function overHttp(env: Record<string, string>, era: Era): Promise<Product> {
  const server = start({
    args: ['--transport', 'streamable-http', '--host', '127.0.0.1', '--port', '0', '-v'],
    env: { ...env, ALLOW_GLOBAL_CRED_FALLBACK: 'true' },
  });
  await vi.waitUntil(() => server.output.stderr.includes('Listening on'));
  const url = /Listening on (\S+)/.exec(server.output.stderr)?.[1] ?? '';
  const client = clientOf(era);
  await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  return {
    client,
    url,
    peakMemory: () => peakOf(server.child.pid),
    async close() {
      await client.close();
      server.child.kill('SIGTERM');
      await server.ended;
    },
  };
}

function peakOf(pid: number | null | undefined): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
