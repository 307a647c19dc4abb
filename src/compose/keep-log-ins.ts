import { homedir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../config/load.ts';
import type { Config } from '../config/options.ts';
import type { Log } from '../server/log.ts';
import type { State } from '../state/state.ts';

/** The folder of the operator's own log-in, and of what is kept beside it. */
export const tokenFolder = (config: Config): string =>
  config.oauthTokenFolder ?? join(homedir(), '.mcp-atlassian');

/**
 * Lets log-ins of MCP clients outlive a restart of a service that has no Redis.
 * @throws ConfigError when their file cannot be used.
 */
export async function keepLogIns(config: Config, state: State, log: Log): Promise<State> {
  if (!config.oauthProxyEnable || config.transport === 'stdio') return state;
  const { keepInFile } = await import('../state/journal.ts');
  const path = config.oauthStateFile ?? join(tokenFolder(config), 'log-ins.jsonl');
  return keepInFile(state, {
    path,
    keeps: (key) => key.startsWith('oauth-') && !key.startsWith('oauth-transaction:'),
    warn: (message) => log.warn(message),
  }).catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(
      `Log-ins cannot be kept in ${path} (${error.code}): name a writable file in MCP_ATLASSIAN_LOG_INS_FILE, or set MCP_STATE_URL.`,
    );
  });
}
