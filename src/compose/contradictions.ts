import { ConfigError } from '../config/load.ts';
import type { Config } from '../config/options.ts';

/** @throws ConfigError for options that are valid by themselves but not together. */
export function refuseContradictions(config: Config): void {
  if (config.logToStdout && config.transport === 'stdio')
    throw new ConfigError(
      'MCP_LOGGING_STDOUT cannot be used with stdio: standard output carries the protocol. Unset it, or use --transport streamable-http.',
    );
  if (config.oauthProxyEnable && config.oauthStorageMode === 'factory' && config.stateUrl === undefined)
    throw new ConfigError(
      'ATLASSIAN_OAUTH_CLIENT_STORAGE_MODE=factory asks for a store of your own, but its factory is Python code, which this server cannot load. Set MCP_STATE_URL to a Redis or Valkey, or leave the mode out to keep log-ins in a file.',
    );
  if (config.stateless && config.transport !== 'streamable-http')
    throw new ConfigError(
      '--stateless is only for --transport streamable-http. Leave it out (also as STATELESS), or change the transport.',
    );
}
