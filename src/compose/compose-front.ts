import type { Config } from '../config/options.ts';
import { takeTurn } from '../http/take-turn.ts';
import type { Caller } from '../server/call-tool.ts';
import { createServer } from '../server/create-server.ts';
import { createFront, type Front, type FrontOptions } from '../server/http/front.ts';
import type { SessionLimits } from '../server/http/sessions/session-records.ts';
import type { Operation } from '../server/observe-operations.ts';
import type { Everything } from '../toolsets.ts';
import { endpointPaths } from './endpoint-paths.ts';
import { createHttpHooks } from './http-hooks.ts';
import type { Parts } from './parts.ts';
import { serverSettings } from './server-settings.ts';

/** What the conformance tests replace: their servers offer the suite's test tools as well. */
export type FrontParts = Partial<Pick<FrontOptions<Caller<Everything>>, 'createServer' | 'bus'>>;

/** The HTTP surface with its guard in front, as the listener serves it. */
export interface ShieldedFront extends Omit<Front, 'handle'> {
  handle(request: Request, peer: string): Promise<Response>;
}

/**
 * The HTTP surface with everything behind it, without a socket.
 * @throws ConfigError for options that contradict each other.
 */
export function composeFront(parts: Parts, given: FrontParts = {}): ShieldedFront {
  const { config, shared, observation, log } = parts;
  const hooks = createHttpHooks(parts);
  const settings = serverSettings(parts);
  const onOperation = (operation: Operation) => observation.observer.operation(operation);
  const front = createFront<Caller<Everything>>({
    ...endpointPaths(config),
    sessions: sessionLimits(config),
    plainCalls: config.plainCalls,
    identify: hooks.identify,
    readBody: hooks.readBody,
    stepUp: hooks.stepUp,
    createServer: (caller) => createServer({ ...settings, caller, onOperation, log }),
    // Of servers of others nothing is known, and what is traced goes through the server.
    selectionOf: given.createServer || parts.tracing ? undefined : ({ selection }) => selection,
    onReadyList: (ms) => onOperation({ method: 'tools/list', ms }),
    state: shared.state,
    tally: observation.tally,
    log,
    ...given,
  });
  const handle = async (request: Request) => {
    await takeTurn('begin');
    return front.handle(request);
  };
  return { ...front, handle: hooks.shield(handle) };
}

const sessionLimits = (config: Config): SessionLimits | undefined =>
  config.stateless
    ? undefined
    : {
        idleMs: config.sessionIdleMinutes * 60_000,
        perIdentity: config.maxSessionsPerIdentity,
        total: config.maxSessions,
      };
