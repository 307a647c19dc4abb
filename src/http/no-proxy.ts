import ipaddr from 'ipaddr.js';

type Rule = (host: string, port: string) => boolean;

/**
 * Whether NO_PROXY exempts a host. Entries: `*`, a name (with its sub-domains, with or without a leading dot or `*.`),
 * `name:port`, an address, or a CIDR range such as `10.0.0.0/8` or `fd00::/8`.
 */
export function createNoProxy(entries: readonly string[]): (url: URL) => boolean {
  const rules = entries.map((entry) => compile(entry.toLowerCase()));
  return ({ hostname, port, protocol }) => {
    const host = hostname
      .toLowerCase()
      .replace(/^\[|\]$/g, '')
      .replace(/\.$/, '');
    const actualPort = port || (protocol === 'https:' ? '443' : '80');
    return rules.some((rule) => rule(host, actualPort));
  };
}

function compile(entry: string): Rule {
  if (entry === '*') return () => true;
  if (entry.includes('/')) return inRange(entry);
  const address = entry.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(address)) return (host) => host === address;
  const [, name = entry, port] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(entry) ?? [];
  const suffix = name.replace(/^\*?\./, '');
  return (host, actual) =>
    (port === undefined || port === actual) && (host === suffix || host.endsWith(`.${suffix}`));
}

function inRange(entry: string): Rule {
  if (!ipaddr.isValidCIDR(entry)) return () => false;
  const [range, bits] = ipaddr.parseCIDR(entry);
  return (host) => {
    if (!ipaddr.isValid(host)) return false;
    const address = ipaddr.process(host);
    return address.kind() === range.kind() && address.match(range, bits);
  };
}
