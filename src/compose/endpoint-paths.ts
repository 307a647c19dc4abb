import type { Config } from '../config/options.ts';
import { MESSAGES_PATH } from '../server/http/sse/messages-path.ts';

export interface EndpointPaths {
  /** Of streamable HTTP; absent when only HTTP+SSE is served. */
  path: string | undefined;
  /** Of the streams of HTTP+SSE; absent when they are not served. */
  ssePath: string | undefined;
  /** The one that the operator chose: what clients are told. */
  main: string;
}

/**
 * --path moves the endpoint of the chosen transport, as in the reference server. HTTP+SSE alone is served with
 * --transport sse, and beside streamable HTTP unless that is stateless or has taken one of its paths.
 */
export function endpointPaths({ transport, stateless, path: chosen }: Config): EndpointPaths {
  if (transport === 'sse') {
    const main = chosen ?? '/sse';
    return { path: undefined, ssePath: main, main };
  }
  const main = chosen ?? '/mcp';
  const taken = main === '/sse' || `${main}/` === MESSAGES_PATH;
  return { path: main, ssePath: stateless || taken ? undefined : '/sse', main };
}
