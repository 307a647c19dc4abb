import type { Config } from '../config/options.ts';
import { createConfirmation } from '../server/confirmation.ts';
import type { ServerOptions } from '../server/create-server.ts';
import { sharedSecret } from '../state/shared-secret.ts';
import type { State } from '../state/state.ts';
import { version } from '../version.ts';

/** What every MCP server of the process has in common, whoever calls. */
export const serverSettings = (
  config: Config,
  state: State,
): Pick<ServerOptions<unknown>, 'version' | 'pageSize' | 'confirmation'> => ({
  version,
  pageSize: config.listPageSize,
  confirmation: config.confirmDestructive
    ? createConfirmation(() => sharedSecret(state, 'confirmation'))
    : undefined,
});
