import type { ServerContext } from '@modelcontextprotocol/server';

/** Time between two reports of one call. */
const PAUSE_MS = 100;

/**
 * Reports how many requests of a call Atlassian has answered, to a client that asked for progress; the total is not
 * known. A call with a single request reports nothing: its result follows at once.
 */
export function createProgress({ mcpReq }: ServerContext): (() => void) | undefined {
  const progressToken = mcpReq._meta?.progressToken;
  if (progressToken === undefined) return undefined;
  let progress = 0;
  let reported = 0;
  return () => {
    progress += 1;
    const now = performance.now();
    if (progress === 1 || now - reported < PAUSE_MS) return;
    reported = now;
    const message = `${progress} requests to Atlassian answered`;
    const params = { progressToken, progress, message };
    // A client that has gone needs no report.
    mcpReq.notify({ method: 'notifications/progress', params }).catch(() => {});
  };
}
