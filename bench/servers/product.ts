import { fileURLToPath } from 'node:url';
import { account, type Site } from '../sites/site.ts';
import type { Server } from './server.ts';
import { standardCalls } from './standard-calls.ts';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** The built product, as it talks to one deployment. */
export function product(deployment: 'cloud' | 'datacenter', env: Record<string, string> = {}) {
  const settings = (site: Site) => ({
    JIRA_URL: site[deployment].jira,
    CONFLUENCE_URL: site[deployment].confluence,
    ...credentials('JIRA', deployment),
    ...credentials('CONFLUENCE', deployment),
    ...env,
  });
  return {
    name: deployment === 'cloud' ? 'this project' : 'this project, Data Center',
    kind: 'product',
    eras: ['handshake', '2026-07-28'],
    stdio: (site) => ({ args: [cli], env: settings(site) }),
    http: (site, port) => ({
      args: [cli, '--transport', 'streamable-http', '--host', '127.0.0.1', '--port', String(port)],
      env: settings(site),
    }),
    calls: standardCalls,
  } satisfies Server;
}

function credentials(name: string, deployment: 'cloud' | 'datacenter'): Record<string, string> {
  if (deployment === 'datacenter')
    return { [`${name}_DEPLOYMENT`]: deployment, [`${name}_PERSONAL_TOKEN`]: account.token };
  return {
    [`${name}_DEPLOYMENT`]: deployment,
    [`${name}_USERNAME`]: account.email,
    [`${name}_API_TOKEN`]: account.token,
  };
}
