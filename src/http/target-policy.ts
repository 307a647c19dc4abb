import ipaddr from 'ipaddr.js';
import { notPublic } from './public-address.ts';

export interface TargetPolicyOptions {
  /** Host names that the operator allows, with their sub-domains; any public host when absent. */
  allowedHosts?: readonly string[] | undefined;
  /** The sites that the operator configured: these very origins are allowed as well. */
  sites?: readonly string[];
}

/** Where requests may go whose address came from a caller. */
export interface TargetPolicy {
  /** Why an address may not be asked, as far as its text tells; what its name resolves to is a second question. */
  refusal(text: string): string | undefined;
  /** Whether the operator named the host, which may then have a private address. */
  isNamed(url: URL): boolean;
}

/** Names that always mean this machine or its cloud, whatever a resolver says. */
const INTERNAL_NAMES = /(^|\.)(localhost|localdomain|internal|local)$/;

/** Holds addresses from callers to what the operator allows. Every rule is about one URL; redirects are asked about anew. */
export function createTargetPolicy({ allowedHosts, sites = [] }: TargetPolicyOptions): TargetPolicy {
  const domains = allowedHosts?.map((host) => canonical(host.replace(/^\*?\./, '')));
  const origins = new Set(sites.map((site) => new URL(site).origin));
  const isListed = (host: string): boolean =>
    domains?.some((domain) => host === domain || (host.endsWith(`.${domain}`) && !isAddress(host))) === true;
  const isNamed = (url: URL): boolean => origins.has(url.origin) || isListed(hostOf(url));
  return {
    isNamed,
    refusal(text) {
      const problem = malformed(text);
      if (problem) return problem;
      const url = new URL(text);
      if (isNamed(url)) return undefined;
      if (domains) return 'the host is not in MCP_ALLOWED_URL_DOMAINS';
      return internal(hostOf(url));
    },
  };
}

/** What makes a text unfit as the address of a site. */
function malformed(text: string): string | undefined {
  if (text.trim() === '') return 'it is empty';
  if (/[\\\s]|\p{Cc}/u.test(text)) return 'it contains a backslash, a blank or a control character';
  if (!/^https?:\/\//i.test(text)) return 'only http:// and https:// addresses are taken';
  if (!URL.canParse(text)) return 'it is no valid address';
  const { username, password, search, hash } = new URL(text);
  if (username || password) return 'it contains a user name or password';
  return search || hash ? 'it contains a query or fragment' : undefined;
}

function internal(host: string): string | undefined {
  if (INTERNAL_NAMES.test(host)) return 'the name is of an internal host';
  if (!isAddress(host)) return host.includes('.') ? undefined : 'the name has no domain';
  const reason = notPublic(host);
  return reason && `the host is a ${reason}`;
}

const isAddress = (host: string): boolean => ipaddr.isValid(host);

/** The host as the URL standard reads it: every notation of an IPv4 address becomes the dotted one. */
const hostOf = (url: URL): string => canonical(url.hostname);

const canonical = (host: string): string => host.toLowerCase().replace(/^\[|\]$|\.$/g, '');
