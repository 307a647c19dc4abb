import type { Config } from '../config/options.ts';
import { takeTurn } from '../http/take-turn.ts';
import type { Caller } from '../server/call-tool.ts';
import { createDirectAnswers } from '../server/direct-answers.ts';
import type { Answer } from '../server/http/answer.ts';
import { createFront, type Front, type FrontOptions } from '../server/http/front.ts';
import type { HttpRequest } from '../server/http/http-request.ts';
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
  handle(request: HttpRequest, peer: string): Promise<Answer>;
}

/**
 * The HTTP surface with everything behind it, without a socket.
 * Rejects with ConfigError for options that contradict each other.
 */
export async function composeFront(parts: Parts, given: FrontParts = {}): Promise<ShieldedFront> {
  const { config, shared, observation, log } = parts;
  const hooks = await createHttpHooks(parts);
  const settings = serverSettings(parts);
  const onOperation = (operation: Operation) => observation.observer.operation(operation);
  const front = createFront<Caller<Everything>>({
    ...endpointPaths(config),
    sessions: sessionLimits(config),
    plainCalls: config.plainCalls,
    identify: hooks.identify,
    readBody: hooks.readBody,
    stepUp: hooks.stepUp,
    createServer: async (caller) => {
      const { createServer } = await import('../server/create-server.ts');
      return createServer({ ...settings, caller, onOperation, log });
    },
    // Servers of others have answers of their own, and what is traced goes through the server.
    direct:
      given.createServer || parts.tracing
        ? undefined
        : createDirectAnswers({
            ...settings,
            confirm: settings.confirmation !== undefined,
            onOperation,
            log,
          }),
    state: shared.state,
    tally: observation.tally,
    log,
    ...given,
  });
  const handle = async (request: HttpRequest) => {
    await takeTurn();
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
