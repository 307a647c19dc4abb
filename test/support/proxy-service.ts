import { vi } from 'vitest';
import { freePort } from './free-port.ts';
import { type OAuthSiteOptions, startOAuthSite } from './oauth-site.ts';
import { start } from './process.ts';

export interface ProxyServiceOptions extends OAuthSiteOptions {
  env?: Record<string, string>;
  /** How many processes serve it; each has a port of its own, and all the same public address, the first one's. */
  replicas?: number;
}

/** The server with log-in for MCP clients, in front of a demo site that plays Atlassian. */
export async function startProxyService(options: ProxyServiceOptions = {}) {
  const site = await startOAuthSite(options);
  const ports = await Promise.all(Array.from({ length: options.replicas ?? 1 }, freePort));
  const base = `http://127.0.0.1:${ports[0]}`;
  const env = {
    ...site.env,
    ATLASSIAN_OAUTH_PROXY_ENABLE: 'true',
    ATLASSIAN_OAUTH_REDIRECT_URI: `${base}/callback`,
    HOST: '127.0.0.1',
    TRANSPORT: 'streamable-http',
    ...options.env,
  };
  const launch = async (port: number) => {
    const started = start({ env: { ...env, PORT: String(port) }, args: ['-v'] });
    await vi.waitUntil(async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).ok);
    return started;
  };
  const processes = await Promise.all(ports.map(launch));
  return {
    site,
    base,
    bases: ports.map((port) => `http://127.0.0.1:${port}`),
    processes,
    /** Ends the first process and starts it again with the same files. */
    restart: async () => {
      processes[0]?.child.kill('SIGTERM');
      await processes[0]?.ended;
      processes[0] = await launch(ports[0] ?? 0);
    },
    logs: () => processes.map(({ output }) => output.stderr).join('\n'),
    close: async () => {
      for (const { child } of processes) child.kill('SIGTERM');
      await Promise.all(processes.map(({ ended }) => ended));
      await site.close();
    },
  };
}

export type ProxyService = Awaited<ReturnType<typeof startProxyService>>;

/** One tools/call as a plain POST; the text of its answer. */
export async function callOver(base: string, token: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${base}/mcp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify({
      method: 'tools/call',
      params: { name: 'jira_get_issue', arguments: { issue_key: 'PROJ-1', fields: 'summary' } },
    }),
  });
  return {
    status: response.status,
    challenge: response.headers.get('www-authenticate'),
    text: await response.text(),
  };
}
