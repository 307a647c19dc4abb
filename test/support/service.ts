import { vi } from 'vitest';
import { type Started, start } from './process.ts';

export interface Service extends Started {
  /** Address of the MCP endpoint. */
  mcp: string;
}

/** Starts the HTTP transport on a free port of loopback with these options and nothing else. */
export async function startService(env: Record<string, string> = {}, args: string[] = []): Promise<Service> {
  const host = args.includes('--host') ? [] : ['--host', '127.0.0.1'];
  const started = start({
    args: ['--transport', 'streamable-http', '--port', '0', '-vv', ...host, ...args],
    env,
  });
  await vi.waitUntil(() => started.output.stderr.includes('Listening on'));
  const mcp = /Listening on (\S+)/.exec(started.output.stderr)?.[1] ?? '';
  return { ...started, mcp: mcp.replace('0.0.0.0', '127.0.0.1') };
}
