import { ConfigError } from '../config/load.ts';
import type { Config } from '../config/options.ts';

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
 * --transport sse, and beside streamable HTTP unless that is stateless or has taken its path.
 * @throws ConfigError for --stateless without streamable-http.
 */
export function endpointPaths({ transport, stateless, path: chosen }: Config): EndpointPaths {
  if (stateless && transport !== 'streamable-http')
    throw new ConfigError(
      '--stateless is only for --transport streamable-http. Leave it out, or change the transport.',
    );
  if (transport === 'sse') {
    const main = chosen ?? '/sse';
    return { path: undefined, ssePath: main, main };
  }
  const main = chosen ?? '/mcp';
  return { path: main, ssePath: stateless || main === '/sse' ? undefined : '/sse', main };
}
