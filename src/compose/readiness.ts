import { watchEventLoop } from '../server/event-loop.ts';
import type { Check } from '../server/http/health.ts';
import type { Traffic } from '../server/http/traffic.ts';
import type { Parts } from './parts.ts';

/** A process that keeps its work waiting longer than this many milliseconds should not get more. */
const MAX_DELAY_MS = 1_000;

/** What `/readyz` asks. A process with wrong options does not start, so these are valid whenever it answers. */
export function readiness({ config, operator, shared }: Parts, traffic: Traffic): Record<string, Check> {
  const delay = watchEventLoop();
  return {
    configuration: () => ({
      ok: true,
      jira: config.demo !== 'off' || operator.access.jira !== undefined,
      confluence: config.demo !== 'off' || operator.access.confluence !== undefined,
    }),
    state: () =>
      shared.state.ping().then(
        () => ({ ok: true, kept: shared.kept }),
        (error: Error) => ({ ok: false, kept: shared.kept, error: error.message }),
      ),
    event_loop: () => ({ ok: delay() <= MAX_DELAY_MS, delay_ms: delay() }),
    draining: () => ({ ok: !traffic.draining }),
  };
}
