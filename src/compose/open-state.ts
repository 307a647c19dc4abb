import { ConfigError } from '../config/load.ts';
import type { Config } from '../config/options.ts';
import type { Log } from '../server/log.ts';
import { createMemoryState } from '../state/memory.ts';
import type { State } from '../state/state.ts';
import { keepLogIns } from './keep-log-ins.ts';

export interface OpenState {
  state: State;
  /** Who keeps it: this process, the primary process of the service, or Redis. */
  kept: 'memory' | 'primary' | 'redis';
  /**
   * The state for values that nobody may read in the store.
   * @throws ConfigError when it would keep them in clear text; `purpose` says what needs it.
   */
  forSecrets(purpose: string): State;
}

/** The state that this process shares with the others of its service. */
export async function openState(config: Config, log: Log): Promise<OpenState> {
  if (config.stateUrl !== undefined) return inRedis(config, config.stateUrl, log);
  const open = (state: State, kept: 'memory' | 'primary'): OpenState => ({
    state,
    kept,
    forSecrets: () => state,
  });
  if (!(await isWorker(config))) return open(await keepLogIns(config, createMemoryState(), log), 'memory');
  const { createPrimaryState } = await import('../state/primary.ts');
  const state = createPrimaryState(process);
  await state.ping().catch(() => {
    throw new ConfigError(
      'WORKERS is set, but another supervisor started this process as its worker (as PM2 does in cluster mode). Use one of the two.',
    );
  });
  return open(state, 'primary');
}

/**
 * Whether WORKERS started this process; other supervisors use the cluster module as well. That module takes time to load,
 * which a server over stdio has no use for.
 */
export const isWorker = async (config: Config): Promise<boolean> =>
  wantsWorkers(config) && (await import('node:cluster')).default.isWorker;

/** Whether the service is to have more than one process. */
export const wantsWorkers = ({ transport, workers }: Config): boolean =>
  transport !== 'stdio' && (workers === 'auto' || workers > 1);

async function inRedis(config: Config, url: string, log: Log): Promise<OpenState> {
  const [{ createRedisState }, { sealed }] = await Promise.all([
    import('../state/redis.ts'),
    import('../state/sealed.ts'),
  ]);
  const { host } = new URL(url);
  const stored = createRedisState({
    url,
    prefix: config.statePrefix ?? '',
    onChange: (available, reason) =>
      available
        ? log.warn(`The shared store ${host} is back`)
        : log.error(`The shared store ${host} cannot be reached: ${reason}. Trying on.`),
  });
  const key = config.stateKey;
  const state =
    key === undefined
      ? stored
      : sealed(stored, {
          key,
          onUnreadable: (name) =>
            log.warn(
              `A value of the shared store (${name.split(':', 1)[0]}) was kept under another MCP_STATE_KEY`,
            ),
        });
  return {
    state,
    kept: 'redis',
    forSecrets(purpose) {
      if (key !== undefined) return state;
      throw new ConfigError(
        `${purpose} needs MCP_STATE_KEY beside MCP_STATE_URL: without it the store would hold secrets in clear text. Make one with: openssl rand -base64 32`,
      );
    },
  };
}
