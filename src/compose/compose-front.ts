import type { Everything } from '../app.ts';
import { sitesFrom } from '../auth/from-config.ts';
import type { Config } from '../config/options.ts';
import type { Caller } from '../server/call-tool.ts';
import { createServer } from '../server/create-server.ts';
import { createCallers } from '../server/http/callers.ts';
import { createFront, type Front, type FrontOptions } from '../server/http/front.ts';
import { createGuard } from '../server/http/guard.ts';
import type { SessionLimits } from '../server/http/sessions/session-records.ts';
import { noFiles } from '../toolkit/files.ts';
import { gatewayOf } from './app-settings.ts';
import { endpointPaths } from './endpoint-paths.ts';
import type { Parts } from './parts.ts';
import { serverSettings } from './server-settings.ts';

/** What the conformance tests replace: their servers offer the suite's test tools as well. */
export type FrontParts = Partial<Pick<FrontOptions<Caller<Everything>>, 'createServer' | 'bus'>>;

/**
 * The HTTP surface with everything behind it, without a socket.
 * @throws ConfigError for options that contradict each other.
 */
export function composeFront(parts: Parts, given: FrontParts = {}): Front {
  const { config, app, sites, operator, shared, log } = parts;
  const boundHost = config.host ?? '0.0.0.0';
  const identify = createCallers({
    operator,
    boundHost,
    allowGlobalCredentials: config.allowGlobalCredentials,
    gateway: gatewayOf(config),
    sites: sitesFrom(sites),
  });
  const settings = serverSettings(config, shared.forSecrets);
  return createFront<Caller<Everything>>({
    ...endpointPaths(config),
    sessions: sessionLimits(config),
    plainCalls: config.plainCalls,
    guard: createGuard({ boundHost, allowedHosts: config.allowedHosts }),
    // Callers over the network must not reach this machine's files.
    identify: (headers) => app.callerFor(identify(headers), { files: noFiles, headers }),
    createServer: (caller) => createServer({ ...settings, caller, log }),
    state: shared.state,
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
