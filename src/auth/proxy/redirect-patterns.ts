/**
 * Whether a redirect URI is one that the operator allows. A pattern is an address in which the port may be `*`, the
 * host may begin with `*.`, and `*` stands for any characters in the path; without a path any path is taken.
 */
export function matchesRedirect(uri: string, patterns: readonly string[]): boolean {
  const address = safeAddress(uri);
  return address !== undefined && patterns.some((pattern) => matches(address, pattern));
}

/** Undefined for addresses that a browser must not be sent to: scripts, credentials, fragments, plain HTTP beyond this machine. */
export function safeAddress(uri: string): URL | undefined {
  if (!URL.canParse(uri) || /[\s\\]/.test(uri)) return undefined;
  const address = new URL(uri);
  if (address.username || address.password || uri.includes('#')) return undefined;
  if (address.protocol === 'http:' && isLoopback(address)) return address;
  return address.protocol === 'https:' ? address : undefined;
}

export const isLoopback = ({ hostname }: URL): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

const PATTERN = /^(https?):\/\/(\*\.)?([^/:*]+|\[[^\]]+\])(?::(\*|\d+))?(\/.*)?$/;

function matches(address: URL, pattern: string): boolean {
  const [, scheme, wildcard, host = '', port, path] = PATTERN.exec(pattern) ?? [];
  if (address.protocol !== `${scheme}:`) return false;
  const name = host.toLowerCase();
  if (wildcard ? !address.hostname.endsWith(`.${name}`) : address.hostname !== name) return false;
  const wanted = port ?? '';
  if (wanted !== '*' && address.port !== wanted.replace(scheme === 'https' ? /^443$/ : /^80$/, ''))
    return false;
  return path === undefined || glob(path).test(address.pathname + address.search);
}

const glob = (text: string): RegExp =>
  new RegExp(
    `^${text
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );

/**
 * Whether an authorization request names a registered address. Exactly, but for the port of loopback addresses, which
 * native apps choose when they start (RFC 8252 section 7.3).
 */
export function isRegistered(uri: string, registered: readonly string[]): boolean {
  if (registered.includes(uri)) return true;
  const address = safeAddress(uri);
  if (!address || !isLoopback(address)) return false;
  return registered.some((known) => {
    const other = safeAddress(known);
    return other !== undefined && withoutPort(other) === withoutPort(address);
  });
}

const withoutPort = ({ protocol, hostname, pathname, search }: URL): string =>
  `${protocol}//${hostname}${pathname}${search}`;
