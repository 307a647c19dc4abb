import { onlyOnce } from '../only-once.ts';
import type { Confirmation } from '../server/confirmation.ts';
import type { ServerOptions } from '../server/create-server.ts';
import { sharedSecret } from '../state/shared-secret.ts';
import type { State } from '../state/state.ts';
import { version } from '../version.ts';
import type { Parts } from './parts.ts';

/** What every MCP server of the process has in common, whoever calls. */
export const serverSettings = ({
  config,
  shared,
  tracing,
}: Parts): Pick<
  ServerOptions<unknown>,
  'version' | 'pageSize' | 'searchOnly' | 'confirmation' | 'tracing'
> => ({
  version,
  pageSize: config.listPageSize,
  searchOnly: config.surface === 'search',
  confirmation: config.confirmDestructive
    ? confirmationWith(shared.forSecrets('CONFIRM_DESTRUCTIVE'))
    : undefined,
  tracing,
});

/** Loaded with the first call: it needs the SDK. */
function confirmationWith(state: State): Confirmation {
  const loaded = onlyOnce(async () =>
    (await import('../server/confirmation.ts')).createConfirmation(() => sharedSecret(state, 'confirmation')),
  );
  return {
    check: async (call, context) => (await loaded()).check(call, context),
    verify: async (sealed, context) => (await loaded()).verify(sealed, context),
  };
}
