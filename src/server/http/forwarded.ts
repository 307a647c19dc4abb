import ipaddr from 'ipaddr.js';
import type { RequestHeaders } from '../../auth/request-headers.ts';

/** Headers that a proxy adds: the request then comes from somewhere else than this machine. */
export const FORWARDED_HEADERS: readonly string[] = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
];

/** Where a request comes from, as far as it may be believed. */
export interface Origin {
  /** The caller's address; that of the connection unless a named proxy tells another. */
  address: string;
  /** The host name, with port, under which the caller asked. */
  host: string;
}

/**
 * Reads X-Forwarded-For and X-Forwarded-Host of requests whose connection comes from a named proxy (addresses and
 * CIDR ranges); from anybody else they say nothing. In a chain of proxies the first address from the right that is no
 * named proxy is the caller's.
 * @throws Error for an entry that is neither an address nor a range.
 */
export function createForwarded(
  proxies: readonly string[],
): (headers: RequestHeaders, peer: string) => Origin {
  const ranges = proxies.map((entry) =>
    entry.includes('/') ? ipaddr.parseCIDR(entry) : ([ipaddr.process(entry), 128] as const),
  );
  const isProxy = (text: string): boolean => {
    if (!ipaddr.isValid(text)) return false;
    const address = ipaddr.process(text);
    return ranges.some(
      ([range, bits]) =>
        range.kind() === address.kind() &&
        address.match(range, Math.min(bits, range.kind() === 'ipv4' ? 32 : 128)),
    );
  };
  return (headers, peer) => {
    const host = headers.get('host') ?? '';
    if (!isProxy(peer)) return { address: peer, host };
    const chain = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
    const address = chain.findLast((hop) => hop !== '' && !isProxy(hop)) ?? peer;
    const forwardedHost = headers.get('x-forwarded-host')?.split(',').at(-1)?.trim();
    return { address, host: forwardedHost || host };
  };
}
