import { validateHostHeader, validateOriginHeader } from '@modelcontextprotocol/server';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

export const isLoopback = (host: string): boolean =>
  ['localhost', '::1', '[::1]'].includes(host) || /^127\.\d+\.\d+\.\d+$/.test(host);

export interface GuardOptions {
  /** The address that the server listens on. */
  boundHost: string;
  /** Names under which clients reach it, beside the loopback names; absent when the operator named none. */
  allowedHosts?: readonly string[] | undefined;
}

/**
 * Refuses requests that a browser was tricked into sending (DNS rebinding, foreign pages). On a loopback address
 * only loopback names and those of the operator are taken; elsewhere any name is, unless the operator listed some.
 * A browser's Origin must always be one of the allowed names or the Host itself.
 * @returns why the request is refused.
 */
export function createGuard({
  boundHost,
  allowedHosts,
}: GuardOptions): (headers: Headers) => string | undefined {
  const named = allowedHosts?.map((host) => host.toLowerCase()) ?? [];
  const anyHost = allowedHosts === undefined && !isLoopback(boundHost);
  const hosts = [...LOOPBACK_NAMES, ...named];
  return (headers) => {
    const host = headers.get('host') ?? '';
    if (!anyHost && !validateHostHeader(host, hosts).ok)
      return `Host ${JSON.stringify(host.slice(0, 100))} is not allowed. Add it to MCP_ALLOWED_HOSTS if clients reach this server by that name.`;
    const origin = headers.get('origin');
    if (origin !== null && !validateOriginHeader(origin, [...hosts, hostnameOf(host)]).ok)
      return `Origin ${JSON.stringify(origin.slice(0, 100))} is not allowed. Add its host name to MCP_ALLOWED_HOSTS if pages from there may call this server.`;
    return undefined;
  };
}

const hostnameOf = (host: string): string =>
  URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
