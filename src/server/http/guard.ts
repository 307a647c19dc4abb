import type { RequestHeaders } from '../../auth/request-headers.ts';
import type { Origin } from './forwarded.ts';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

export const isLoopback = (host: string): boolean =>
  ['localhost', '::1', '[::1]'].includes(host) || /^127\.\d+\.\d+\.\d+$/.test(host);

export interface GuardOptions {
  /** The address that the server listens on. */
  boundHost: string;
  /** Names under which clients reach it, beside the loopback names; absent when the operator named none. */
  allowedHosts?: readonly string[] | undefined;
  /** Origins of web pages that may call, e.g. `https://app.example`. */
  corsOrigins?: readonly string[] | undefined;
}

/**
 * Refuses requests that a browser was tricked into sending (DNS rebinding, foreign pages). On a loopback address
 * only loopback names and those of the operator are taken; elsewhere any name is, unless the operator listed some.
 * A browser's Origin must always be one of the allowed names, a named origin, or the Host itself.
 * @returns why the request is refused.
 */
export function createGuard(
  options: GuardOptions,
): (headers: RequestHeaders, from: Pick<Origin, 'host'>) => string | undefined {
  const { boundHost, allowedHosts, corsOrigins = [] } = options;
  const named = allowedHosts?.map((host) => host.toLowerCase()) ?? [];
  const anyHost = allowedHosts === undefined && !isLoopback(boundHost);
  const hosts = [...LOOPBACK_NAMES, ...named];
  const isNamed = (name: string | undefined, names: readonly (string | undefined)[]) =>
    name !== undefined && names.includes(name);
  return (headers, { host }) => {
    const asked = hostnameOf(`http://${host}`);
    if (!anyHost && !isNamed(asked, hosts))
      return `Host ${shown(host)} is not allowed. Add it to MCP_ALLOWED_HOSTS if clients reach this server by that name.`;
    const origin = headers.get('origin') ?? '';
    if (origin === '' || corsOrigins.includes(origin.toLowerCase())) return undefined;
    if (!isNamed(hostnameOf(origin), [...hosts, asked]))
      return `Origin ${shown(origin)} is not allowed. Add it to MCP_CORS_ORIGINS if pages from there may call this server.`;
    return undefined;
  };
}

const shown = (value: string): string => JSON.stringify(value.slice(0, 100));

/** The name in an address, if it is one with a name. */
const hostnameOf = (address: string): string | undefined =>
  (URL.canParse(address) && new URL(address).hostname) || undefined;
