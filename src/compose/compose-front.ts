import type { Everything } from '../app.ts';
import { sitesFrom } from '../auth/from-config.ts';
import type { Config } from '../config/options.ts';
import type { Caller } from '../server/call-tool.ts';
import { createServer } from '../server/create-server.ts';
import { createCallers } from '../server/http/callers.ts';
import { createFront, type Front, type FrontOptions } from '../server/http/front.ts';
import { createGuard } from '../server/http/guard.ts';
import type { SessionLimits } from '../server/http/sessions/session-records.ts';
import type { State } from '../state/state.ts';
import { noFiles } from '../toolkit/files.ts';
import { gatewayOf } from './app-settings.ts';
import { endpointPaths } from './endpoint-paths.ts';
import type { Parts } from './parts.ts';
import { serverSettings } from './server-settings.ts';

/** What does not follow from the options: the state of the service, and what the conformance tests replace. */
export interface FrontParts extends Partial<Pick<FrontOptions<Caller<Everything>>, 'createServer' | 'bus'>> {
  state: State;
}

/**
 * The HTTP surface with everything behind it, without a socket.
 * @throws ConfigError for options that contradict each other.
 */
export function composeFront({ config, app, sites, operator, log }: Parts, given: FrontParts): Front {
  const boundHost = config.host ?? '0.0.0.0';
  const identify = createCallers({
    operator,
    boundHost,
    allowGlobalCredentials: config.allowGlobalCredentials,
    gateway: gatewayOf(config),
    sites: sitesFrom(sites),
  });
  const settings = serverSettings(config, given.state);
  return createFront<Caller<Everything>>({
    ...endpointPaths(config),
    sessions: sessionLimits(config),
    plainCalls: config.plainCalls,
    guard: createGuard({ boundHost, allowedHosts: config.allowedHosts }),
    // Callers over the network must not reach this machine's files.
    identify: (headers) => app.callerFor(identify(headers), { files: noFiles, headers }),
    createServer: (caller) => createServer({ ...settings, caller, log }),
    log,
    ...given,
  });
}

const sessionLimits = (config: Config): SessionLimits | undefined =>
  config.stateless
    ? undefined
    : {
        idleMs: config.sessionIdleMinutes * 60_000,
        perIdentity: config.maxSessionsPerIdentity,
        total: config.maxSessions,
      };
