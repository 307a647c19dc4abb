import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { account, type Site } from '../sites/site.ts';
import type { Server } from './server.ts';
import { standardCalls } from './standard-calls.ts';

const version = '0.23.1';
// In a folder that git knows to leave out, and that an `npm ci` cleans.
const folder = fileURLToPath(new URL('../node_modules/.python', import.meta.url));
const bin = `${folder}/${process.platform === 'win32' ? 'Scripts' : 'bin'}`;

/** The Python server that the product replaces, in a virtual environment of its own. Throws when it cannot be installed. */
export function python(): Server {
  if (!existsSync(`${bin}/mcp-atlassian`)) install();
  const command = `${bin}/mcp-atlassian`;
  return {
    name: `mcp-atlassian ${version} (Python)`,
    kind: 'peer',
    eras: ['handshake'],
    stdio: (site) => ({ command, args: ['--transport', 'stdio'], env: settings(site) }),
    http: (site, port) => ({
      command,
      args: ['--transport', 'streamable-http', '--host', '127.0.0.1', '--port', String(port)],
      env: settings(site),
    }),
    calls: standardCalls,
  };
}

// It takes every address outside *.atlassian.net for a Data Center.
function settings(site: Site): Record<string, string> {
  return {
    JIRA_URL: site.datacenter.jira,
    JIRA_PERSONAL_TOKEN: account.token,
    CONFLUENCE_URL: site.datacenter.confluence,
    CONFLUENCE_PERSONAL_TOKEN: account.token,
    // Over HTTP it otherwise wants credentials with every request.
    ALLOW_GLOBAL_CRED_FALLBACK: 'true',
  };
}

function install(): void {
  const interpreter = process.platform === 'win32' ? 'python' : 'python3';
  run(interpreter, ['-m', 'venv', folder]);
  run(`${bin}/pip`, ['install', '--quiet', `mcp-atlassian==${version}`]);
}

function run(command: string, args: string[]): void {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) {
    const reason = error?.message ?? stderr.trim().split('\n').at(-1);
    throw new Error(`${command.split(/[\\/]/).at(-1)} ${args[0]} failed: ${reason}`);
  }
}
