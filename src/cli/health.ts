import type { Config } from '../config/options.ts';
import { createNetwork } from '../http/network.ts';

export interface HealthOptions {
  /** Address of the server; its health path is added when it has none. */
  url: URL;
  timeoutSeconds: number;
}

/** Where a server with this configuration answers on this machine. */
export function localAddress({ host = '0.0.0.0', port }: Config): URL {
  const here = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  return new URL(`http://${here.includes(':') ? `[${here}]` : here}:${port}`);
}

/** Asks a running server how it is, prints one line, and returns the exit code for a container check: 0 or 1. */
export async function checkHealth({ url, timeoutSeconds }: HealthOptions): Promise<0 | 1> {
  const target = new URL(url);
  if (target.pathname === '/') target.pathname = '/healthz';
  const { fetch } = createNetwork({ verifyTls: true, caFiles: [], systemTrustStore: true });
  try {
    const { status } = await fetch(target, {
      method: 'GET',
      headers: {},
      body: null,
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
      redirect: 'manual',
    });
    process.stdout.write(`${status === 200 ? 'healthy' : 'unhealthy'}: ${target} answered ${status}\n`);
    return status === 200 ? 0 : 1;
  } catch (error) {
    process.stdout.write(`unhealthy: ${target}: ${reason(error)}\n`);
    return 1;
  }
}

/** The code says it shortest. */
function reason(error: unknown): string {
  const { message, name, code } = error as NodeJS.ErrnoException;
  if (name === 'TimeoutError') return 'no answer in time';
  return code || message || 'no connection';
}
