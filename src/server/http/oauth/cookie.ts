import type { RequestHeaders } from '../../../auth/request-headers.ts';

const MAX_AGE_SECONDS = 900;

/** The name over https keeps other hosts of the domain from setting it (`__Host-`, RFC 6265bis section 4.1.3.2). */
const nameFor = (issuer: string): string =>
  issuer.startsWith('https:') ? '__Host-mcp-log-in' : 'mcp-log-in';

/** Ties the steps of a log-in to one browser; gone after 15 minutes. */
export const setBrowserCookie = (issuer: string, value: string): string =>
  `${nameFor(issuer)}=${value}; Path=/; Max-Age=${MAX_AGE_SECONDS}; HttpOnly; SameSite=Lax${issuer.startsWith('https:') ? '; Secure' : ''}`;

export function browserCookie(headers: RequestHeaders, issuer: string): string | undefined {
  const wanted = `${nameFor(issuer)}=`;
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(wanted))?.slice(wanted.length);
}
