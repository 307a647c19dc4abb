import ipaddr from 'ipaddr.js';

/** All global unicast addresses of IPv6 lie here (RFC 4291 section 2.4); what embeds an IPv4 address lies outside or is named. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');
/** Public by its number, but answered by the machine's own cloud: Azure's platform address. */
const CLOUD_INTERNAL = ['168.63.129.16'];

/**
 * Why an address is none of the public internet, such as `loopback address`; undefined for a public one. Addresses
 * that carry another one inside (IPv4-mapped, NAT64, 6to4, Teredo) are refused as such.
 */
export function notPublic(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return 'no IP address';
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (range !== 'unicast') return `${words(range)} address`;
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_IPV6)) return 'address outside the public range';
  return CLOUD_INTERNAL.includes(parsed.toString()) ? 'address of the cloud platform' : undefined;
}

/** `uniqueLocal` as `unique local`. */
const words = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
